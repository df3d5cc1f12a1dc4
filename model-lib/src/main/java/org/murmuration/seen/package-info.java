/**
 * I am the memory of which images a head has seen: digests of them, not the images. I may touch
 * {@code refusal}. I never read an image.
 */
package org.murmuration.seen;
