/**
 * I am the stages of Spark ML: a column of images in, columns of what a network gives out; vectors
 * in, a head that learnt out. I may touch {@code architecture}, {@code decode}, {@code delivery},
 * {@code evaluation}, {@code image}, {@code imagepass}, {@code label}, {@code network}, {@code
 * refusal}, {@code split}, {@code storage}, {@code store}, {@code table}, {@code train}, {@code
 * training} and Spark ML. I never make a session, and I never bring a row of images to the driver.
 */
package org.murmuration.ml;
