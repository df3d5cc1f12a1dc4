package org.murmuration.network;

import java.util.Arrays;

/** From logits to probabilities. */
public final class Softmax {
  private Softmax() {}

  /** Shifted by the largest logit, so that no exponential overflows. */
  public static float[] of(double[] logits) {
    double largest = Arrays.stream(logits).max().orElse(0);
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - largest);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
    return probabilities;
  }
}
