package org.murmuration.job;

import org.murmuration.refusal.Refusal;

/** Refuses settings out of range, in one form of words. */
public final class OptionCheck {
  private OptionCheck() {}

  public static void atLeast(String option, long value, long least) {
    if (value < least) {
      throw Refusal.settings(
          "Cannot use %s %d: it must be %d or more".formatted(option, value, least));
    }
  }

  public static void share(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw Refusal.settings(
          "Cannot use %s %s: it must be between 0 and 1".formatted(option, value));
    }
  }

  public static void positive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw Refusal.settings("Cannot use %s %s: it must be above 0".formatted(option, value));
    }
  }
}
