package org.murmuration.network;

import java.util.List;
import java.util.Optional;
import org.murmuration.engine.Cosine;
import org.murmuration.engine.Precision;

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

  /**
   * For numbers of fewer bits, which show only whether the engine computes this network at all: an
   * image of noise is not what scales were calibrated on. What a precision costs on images is for
   * whoever asks for it to measure.
   */
  static final double LEAST_COSINE = 0.9;

  /** What is wrong with an engine in that precision, in words; empty if nothing is. */
  Optional<String> fault(Precision precision) {
    return precision == Precision.FLOAT32 ? fault() : unlikeness(precision);
  }

  private Optional<String> unlikeness(Precision precision) {
    double least = 1;
    for (int output = 0; output < wanted.size(); output++) {
      for (int row = 0; row < wanted.get(output).length; row++) {
        least = Math.min(least, Cosine.of(wanted.get(output)[row], found.get(output)[row]));
      }
    }
    return least >= LEAST_COSINE
        ? Optional.empty()
        : Optional.of(
            "%s has a cosine of %.3f to the graph on a test image, at least %.1f is needed"
                .formatted(precision.id(), least, LEAST_COSINE));
  }

  /** The same for float32. */
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
