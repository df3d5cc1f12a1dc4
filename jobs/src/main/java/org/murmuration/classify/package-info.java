/**
 * I am the stage that names what is on images with a classifier. I may touch {@code answers},
 * {@code architecture}, {@code command}, {@code image}, {@code imagepass}, {@code legs}, {@code
 * listing}, {@code predictions}, {@code refusal}, {@code runs}, {@code storage}, {@code store} and
 * {@code table}. I never train.
 */
package org.murmuration.classify;
