package org.murmuration.importing;

/** What a network says of its classes, whether it ends with a softmax or before it. */
final class Probabilities {
  /** Sums of float32. */
  private static final double TOLERANCE = 1e-3;

  private Probabilities() {}

  /**
   * @param outputs probabilities, which stay as they are, or logits
   */
  static float[] of(float[] outputs) {
    return areProbabilities(outputs) ? outputs : softmax(outputs);
  }

  private static boolean areProbabilities(float[] outputs) {
    double sum = 0;
    for (float output : outputs) {
      if (!(output >= 0)) {
        return false;
      }
      sum += output;
    }
    return Math.abs(sum - 1) <= TOLERANCE;
  }

  /** Shifted by the largest, so that no exponential overflows. */
  private static float[] softmax(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
    return probabilities;
  }
}
