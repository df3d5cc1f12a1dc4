package org.murmuration.engine;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How often activations have which size. Its range doubles where a value is beyond it, so that each
 * is looked at once.
 */
final class Histogram implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int BINS = 4096;

  /** Of 8 bits without a sign. */
  private static final int MOST = 255;

  /** Scales that are tried lie so close together. */
  private static final double RATIO = 1.02;

  /** The smallest that is tried, as a share of the largest value. */
  private static final double LEAST = 1.0 / 64;

  private final long[] counts = new long[BINS];
  private double width = 1e-6;
  private double largest;

  /** What is zero is zero on every scale, and below zero nothing is left after a ReLU. */
  void add(float[] values) {
    for (float value : values) {
      if (value > 0) {
        add(value);
      }
    }
  }

  private void add(float value) {
    while (value >= width * BINS) {
      widen();
    }
    counts[(int) (value / width)]++;
    largest = Math.max(largest, value);
  }

  /** Those of another, too; in whatever order they came, the sum is the same. */
  void add(Histogram other) {
    while (width < other.width) {
      widen();
    }
    while (other.width < width) {
      other.widen();
    }
    for (int i = 0; i < BINS; i++) {
      counts[i] += other.counts[i];
    }
    largest = Math.max(largest, other.largest);
  }

  private void widen() {
    for (int i = 0; i < BINS / 2; i++) {
      counts[i] = counts[2 * i] + counts[2 * i + 1];
    }
    Arrays.fill(counts, BINS / 2, BINS, 0);
    width *= 2;
  }

  /**
   * What 1 stands for so that the sum of squares of what rounding and cutting off change is least;
   * 1 if there is nothing but zeros.
   */
  float scale() {
    double best = largest;
    double least = Double.POSITIVE_INFINITY;
    for (double most = largest; most > largest * LEAST; most /= RATIO) {
      double squares = squaresLost(most / MOST);
      if (squares < least) {
        least = squares;
        best = most;
      }
    }
    return largest > 0 ? (float) (best / MOST) : 1;
  }

  private double squaresLost(double scale) {
    double squares = 0;
    for (int i = 0; i < BINS; i++) {
      squares += counts[i] * squareLost((i + 0.5) * width, scale);
    }
    return squares;
  }

  private static double squareLost(double value, double scale) {
    if (value > scale * MOST) {
      return (value - scale * MOST) * (value - scale * MOST);
    }
    return value < scale / 2 ? value * value : scale * scale / 12;
  }
}
