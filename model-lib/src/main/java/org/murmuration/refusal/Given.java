package org.murmuration.refusal;

import java.util.ArrayList;
import java.util.List;

/**
 * Refuses what a program hands over and cannot be used, where it is handed over. A command line has
 * no such values; whoever calls from code has, and sees a line in place of a failure from deep
 * inside. Values bear the names of their options, as in every other message.
 */
public final class Given {
  private Given() {}

  /**
   * Any value.
   *
   * @throws Refusal (settings) if it is null
   */
  public static <T> T value(String option, T value) {
    if (value == null) {
      throw Refusal.settings("Cannot use %s: it is null (name a value)".formatted(option));
    }
    return value;
  }

  /**
   * Where a file or a folder is.
   *
   * @throws Refusal (settings) if it is null or blank
   */
  public static String place(String option, String location) {
    if (value(option, location).isBlank()) {
      throw Refusal.settings(
          "Cannot use %s '%s': it is blank (name a file or a folder)".formatted(option, location));
    }
    return location;
  }

  /**
   * A copy of several values.
   *
   * @throws Refusal (settings) if they or one of them is null
   */
  public static <T> List<T> all(String option, List<T> values) {
    List<T> copy = new ArrayList<>(value(option, values));
    copy.forEach(one -> value(option, one));
    return List.copyOf(copy);
  }
}
