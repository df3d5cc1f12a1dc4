package org.murmuration.engine;

/** How alike two rows of floats are, whatever their lengths as vectors. */
public final class Cosine {
  private Cosine() {}

  /** Of the angle between them; 1 for what is the same, zeros among it. */
  public static double of(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    boolean zeros = squares == 0 && otherSquares == 0;
    return zeros ? 1 : product / Math.sqrt(squares * otherSquares);
  }
}
