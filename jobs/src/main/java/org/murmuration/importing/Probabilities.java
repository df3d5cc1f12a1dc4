package org.murmuration.importing;

import java.util.stream.IntStream;
import org.murmuration.network.Softmax;

/** What a network says of its classes, whether it ends with a softmax or before it. */
final class Probabilities {
  /** Sums of float32. */
  private static final double TOLERANCE = 1e-3;

  private Probabilities() {}

  /**
   * @param outputs probabilities, which stay as they are, or logits
   */
  static float[] of(float[] outputs) {
    return areProbabilities(outputs) ? outputs : Softmax.of(doubles(outputs));
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

  private static double[] doubles(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }
}
