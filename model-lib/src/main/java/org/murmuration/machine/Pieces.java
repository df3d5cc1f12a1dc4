package org.murmuration.machine;

/** Into how many pieces an amount is cut, of which the last may be smaller than the others. */
public final class Pieces {
  private Pieces() {}

  /**
   * @param amount 0 or more
   * @param each of a whole piece, 1 or more
   */
  public static long of(long amount, long each) {
    return (amount + each - 1) / each;
  }
}
