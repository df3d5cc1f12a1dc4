package org.murmuration.store;

import org.murmuration.refusal.Refusal;

/**
 * What a head reads, and how it came to be.
 *
 * @param network fingerprint of the network that made the embeddings
 * @param cut the layer whose output the head reads, or a column of another program's table
 * @param pooling how that output became a vector
 * @param width floats in an embedding
 * @param preprocessing what happened to the images before the network
 * @param featureScale by what embeddings were divided while the head learnt
 */
public record HeadInput(
    String network,
    String cut,
    String pooling,
    int width,
    String preprocessing,
    String featureScale) {
  /** In place of what a head of an older format does not say. */
  static final String UNKNOWN = "unknown";

  public HeadInput {
    if (width < 1) {
      throw Refusal.input(
          "Cannot read this head folder: its width is %d, expected 1 or more".formatted(width));
    }
  }

  HeadInput withNetwork(String fingerprint) {
    return new HeadInput(fingerprint, cut, pooling, width, preprocessing, featureScale);
  }

  HeadInput withPreprocessing(String other) {
    return new HeadInput(network, cut, pooling, width, other, featureScale);
  }
}
