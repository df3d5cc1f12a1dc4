package org.murmuration.show;

import java.util.Locale;

/** Writes numbers for people, the same in every locale. */
final class Quantities {
  private Quantities() {}

  /** As in {@code 138,357,544}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** Decimals with which a number has four figures, three after the point at least. */
  static int digitsFor(double value) {
    return value > 0 ? 3 + Math.max(0, -(int) Math.floor(Math.log10(value))) : 3;
  }
}
