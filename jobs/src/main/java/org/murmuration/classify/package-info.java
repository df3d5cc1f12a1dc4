/**
 * I am the stage that names what is on images with a classifier. I may touch {@code command},
 * {@code imagepass}, {@code label}, {@code listing}, {@code network}, {@code refusal}, {@code
 * storage}, {@code store} and {@code table}. I never train.
 */
package org.murmuration.classify;
