/**
 * I am how people are told what a classifier named: lines of a terminal. I may touch {@code
 * decode}, {@code imagepass}, {@code label}, {@code network}, {@code predictions} and {@code
 * table}. I never run a network.
 */
package org.murmuration.answers;
