/**
 * I am the loop over a partition of image files: read ahead, decode, batch, run, and count what
 * could not be used. I may touch {@code architecture}, {@code cluster}, {@code decode}, {@code
 * delivery}, {@code engine}, {@code image}, {@code machine}, {@code refusal}, {@code storage},
 * {@code store} and Spark's context. I never know what a stage is for, and I never lose an image
 * without a reason.
 */
package org.murmuration.imagepass;
