/**
 * I am the way from decoded pixels to the numbers that a network reads: fit, preset, augmentation,
 * and the small pictures that people see. I may touch {@code decode} and {@code refusal}. I never
 * read a file's bytes, never know a network or a cluster.
 */
package org.murmuration.image;
