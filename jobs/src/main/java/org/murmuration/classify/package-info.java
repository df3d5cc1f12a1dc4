/**
 * I am the stage that names what is on images with a classifier. I may touch {@code table} and
 * {@code cluster}. I never train.
 */
package org.murmuration.classify;
