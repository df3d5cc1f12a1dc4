/**
 * I am what a listing of images meets: images, what is passed over and why, and what is said of it.
 * I may touch {@code imagepass}, {@code label}, {@code refusal}, {@code split}, {@code storage} and
 * {@code table}. I never open an image, and I never drop one without a word.
 */
package org.murmuration.listing;
