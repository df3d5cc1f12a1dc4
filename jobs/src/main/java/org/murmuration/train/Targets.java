package org.murmuration.train;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a head should say of an example, and how much the example counts.
 *
 * @param weights by label
 * @param smoothing share of certainty that is spread over all labels (Szegedy et al. 2016)
 */
record Targets(float[] weights, double smoothing) implements Serializable {
  /** All certain, all of weight 1. */
  static Targets plain(int labels) {
    float[] weights = new float[labels];
    Arrays.fill(weights, 1);
    return new Targets(weights, 0);
  }

  int labels() {
    return weights.length;
  }

  float weight(int label) {
    return weights[label];
  }

  /** The wanted probabilities of an example with that label. */
  float[] wanted(int label) {
    float spread = (float) (smoothing / labels());
    float[] wanted = new float[labels()];
    Arrays.fill(wanted, spread);
    wanted[label] = (float) (1 - smoothing) + spread;
    return wanted;
  }
}
