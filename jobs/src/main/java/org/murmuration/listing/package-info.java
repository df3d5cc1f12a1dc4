/**
 * I am which images there are: folders, patterns and lists become images, and what is passed over
 * is said with its reason. I may touch {@code imagepass}, {@code label}, {@code newest}, {@code
 * refusal}, {@code split}, {@code storage} and {@code table}. I never open an image, and I never
 * drop one without a word.
 */
package org.murmuration.listing;
