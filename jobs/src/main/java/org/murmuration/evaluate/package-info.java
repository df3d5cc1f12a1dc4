/**
 * I am the stage that says how good a head or a classifier is, in numbers and in a page for people.
 * I may touch {@code scoring}, {@code table} and {@code evaluation}. I never train.
 */
package org.murmuration.evaluate;
