/**
 * I am how people are told what a classifier named: lines of a terminal, a file that other programs
 * open, and a page with pictures. I may touch {@code decode}, {@code evaluation}, {@code
 * imagepass}, {@code label}, {@code network}, {@code predictions}, {@code refusal}, {@code report},
 * {@code runs}, {@code storage}, {@code store} and {@code table}. I never run a network.
 */
package org.murmuration.answers;
