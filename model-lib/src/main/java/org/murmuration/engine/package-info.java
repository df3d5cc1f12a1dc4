/**
 * I am the seam between what wants embeddings and probabilities and what computes them: images in
 * plain memory in, one row of floats an image and cut out, whichever engine runs. I may touch
 * {@code image}. I never know an engine, a layer or a weight, and no array of ND4J's.
 */
package org.murmuration.engine;
