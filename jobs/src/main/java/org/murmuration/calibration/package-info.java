/**
 * I am what other numbers than float32 need and cost: the scales of 8 bits, and how like those of
 * float32 embeddings stay, measured on a few of the user's photos before the work starts. I may
 * touch {@code command}, {@code delivery}, {@code engine}, {@code imagepass}, {@code refusal} and
 * Spark's context. I never write, and I never decide what is computed.
 */
package org.murmuration.calibration;
