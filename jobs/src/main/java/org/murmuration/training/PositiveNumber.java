package org.murmuration.training;

import java.util.OptionalDouble;

/** A number above 0 that a user typed, such as a rate or a weight. */
public final class PositiveNumber {
  private PositiveNumber() {}

  /** Empty if it is something else, or beyond all numbers. */
  public static OptionalDouble parse(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return number > 0 && number < Double.POSITIVE_INFINITY
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
