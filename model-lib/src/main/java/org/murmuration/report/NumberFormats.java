package org.murmuration.report;

import java.util.Locale;

/** Writes numbers for people, the same in every locale. */
final class NumberFormats {
  private NumberFormats() {}

  /** As in {@code 87.5 %}. */
  static String percent(double share) {
    return tenths(share) + " %";
  }

  /** As in {@code 25 %} or {@code 33.3 %}: without a fraction that says nothing. */
  static String shortPercent(double share) {
    String number = tenths(share);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
  }

  /** A share as a length in CSS, as in {@code 87.50%}. */
  static String cssPercent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  /** As in {@code 64.0}: hundred times the share, and 100.0 only if it is all of it. */
  static String tenths(double share) {
    String number = decimals(100 * share, 1);
    return share < 1 && number.equals("100.0") ? "99.9" : number;
  }

  static String decimals(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "–";
  }

  /** As in {@code 10,000}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** As in {@code 1 image} or {@code 10,000 images}. */
  static String count(long count, String noun) {
    return count(count) + " " + (count == 1 ? noun : noun + "s");
  }
}
