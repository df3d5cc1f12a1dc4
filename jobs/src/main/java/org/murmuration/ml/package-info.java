/**
 * I am the stages of Spark ML: a column of images in, columns of what a network gives out. I may
 * touch {@code architecture}, {@code decode}, {@code delivery}, {@code image}, {@code imagepass},
 * {@code refusal}, {@code storage}, {@code store} and Spark ML. I never make a session, and I never
 * bring a row to the driver.
 */
package org.murmuration.ml;
