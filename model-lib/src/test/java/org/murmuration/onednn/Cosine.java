package org.murmuration.onednn;

/** How alike rows of numbers are. */
final class Cosine {
  private Cosine() {}

  static double of(float[] a, float[] b) {
    double product = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squaresOfA += (double) a[i] * a[i];
      squaresOfB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squaresOfA * squaresOfB);
  }

  /** Of the rows that are least alike. */
  static double least(float[][] a, float[][] b) {
    double least = 1;
    for (int i = 0; i < a.length; i++) {
      least = Math.min(least, of(a[i], b[i]));
    }
    return least;
  }
}
