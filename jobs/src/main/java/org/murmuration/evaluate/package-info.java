/**
 * I am the stage that says how good a head or a classifier is, in numbers and in a page for people.
 * I may touch {@code architecture}, {@code command}, {@code delivery}, {@code evaluation}, {@code
 * imagepass}, {@code label}, {@code listing}, {@code network}, {@code refusal}, {@code report},
 * {@code scoring}, {@code seen}, {@code split}, {@code storage}, {@code store} and {@code table}. I
 * never train.
 */
package org.murmuration.evaluate;
