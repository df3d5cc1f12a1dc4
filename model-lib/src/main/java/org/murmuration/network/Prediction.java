package org.murmuration.network;

/**
 * A label and how probable the classifier finds it.
 *
 * @param probability 0 to 1
 */
public record Prediction(String label, float probability) {}
