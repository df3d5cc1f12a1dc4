package org.murmuration.network;

import java.util.List;
import java.util.Optional;

/**
 * Whether an engine computes what the graph computes.
 *
 * @param wanted rows of the graph, for each output
 * @param found rows of the engine
 */
record SelfTest(List<float[][]> wanted, List<float[][]> found) {
  /**
   * Of a row's largest value. Winograd rounds by 3e-6 of it; a wrong weight, layout or kernel shows
   * in the first digits.
   */
  static final double TOLERANCE = 1e-4;

  /** What is wrong, in words; empty if nothing is. */
  Optional<String> fault() {
    double largest = 0;
    for (int output = 0; output < wanted.size(); output++) {
      for (int row = 0; row < wanted.get(output).length; row++) {
        largest = Math.max(largest, difference(wanted.get(output)[row], found.get(output)[row]));
      }
    }
    return largest <= TOLERANCE
        ? Optional.empty()
        : Optional.of(
            "oneDNN differs from the graph by %.1e on a test image, at most %.1e is allowed"
                .formatted(largest, TOLERANCE));
  }

  /** Math.max keeps a NaN, so that it cannot pass as agreement. */
  private static double difference(float[] wanted, float[] found) {
    double size = 0;
    double difference = 0;
    for (int i = 0; i < wanted.length; i++) {
      size = Math.max(size, Math.abs((double) wanted[i]));
      difference = Math.max(difference, Math.abs((double) wanted[i] - found[i]));
    }
    return difference == 0 ? 0 : difference / size;
  }
}
