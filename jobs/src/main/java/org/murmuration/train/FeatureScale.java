package org.murmuration.train;

import java.util.Arrays;
import java.util.Locale;

/** How large features are made before a head learns from them. */
public enum FeatureScale {
  /**
   * All are divided by the same number, so that embeddings keep their distances. Of ten kinds of
   * fruit with ten training examples each, VGG16's features then tell all, and standardised ones
   * one in twelve wrong: features that few of so few images have grow out of measure.
   */
  COMMON {
    @Override
    double divisor(double variance, double sum, int width) {
      return Math.sqrt(sum);
    }
  },
  /** Each is divided by its own deviation: for columns of different kinds. */
  STANDARD {
    @Override
    double divisor(double variance, double sum, int width) {
      return Math.sqrt(variance * width);
    }
  };

  /** As settings name it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The divisor of a feature, for a mean square length of 1 of all of them together. */
  abstract double divisor(double variance, double sum, int width);

  float[] factors(double[] variances) {
    double sum = Arrays.stream(variances).sum();
    float[] factors = new float[variances.length];
    for (int i = 0; i < factors.length; i++) {
      double variance = variances[i];
      // A feature that never varies tells nothing, and nothing can be divided by 0.
      factors[i] = variance > 0 ? (float) (1 / divisor(variance, sum, factors.length)) : 0;
    }
    return factors;
  }
}
