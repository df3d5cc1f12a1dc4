/**
 * I am what reads networks that other programs wrote, one reader a layout, and checks that every
 * layer came and none was left over. I may touch streams of floats and the memory of a {@code
 * PretrainedNetwork}. I never run what I read and never guess a shape.
 */
package org.murmuration.weights;
