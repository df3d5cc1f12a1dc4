package org.murmuration.command;

import java.util.List;
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

  /** For a value that must be one of those known. */
  public static void oneOf(String option, String value, List<String> known) {
    if (!known.contains(value)) {
      throw Refusal.settings(
          "Cannot use %s '%s': %s are known (did you mean %s?)"
              .formatted(option, value, String.join(" and ", known), new Nearest(known).to(value)));
    }
  }

  public static void atMost(String option, long value, long most) {
    if (value > most) {
      throw Refusal.settings(
          "Cannot use %s %d: it must be %d or less".formatted(option, value, most));
    }
  }

  public static void share(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw Refusal.settings(
          "Cannot use %s %s: it must be between 0 and 1".formatted(option, value));
    }
  }

  /** For a share of something of which a part must be left. */
  public static void below1(String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Refusal.settings(
          "Cannot use %s %s: it must be 0 or more and below 1".formatted(option, value));
    }
  }

  public static void positive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw Refusal.settings("Cannot use %s %s: it must be above 0".formatted(option, value));
    }
  }
}
