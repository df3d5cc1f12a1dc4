package org.murmuration.show;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/**
 * Some of a list, as Python has it: {@code -3:}, {@code :5}, {@code 2:10}, or one alone, {@code
 * -4}. A negative number counts from the end.
 *
 * @param text as the user gave it
 * @param from the first; empty for the first of all
 * @param to the first that is not in it; empty for all that follow
 * @param single whether {@code from} alone is wanted
 */
record RowSlice(String text, OptionalInt from, OptionalInt to, boolean single) {
  private static final Pattern FORM =
      Pattern.compile("\\s*(-?\\d{1,6})?(\\s*:\\s*(-?\\d{1,6})?)?\\s*");

  /**
   * @throws Refusal (settings) if it is no slice
   */
  static RowSlice of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || (parts.group(1) == null && parts.group(2) == null)) {
      throw Refusal.settings(
          "Cannot use --layers '%s': expected a slice, such as -3: or :5 or 2:10, or a number"
              .formatted(text));
    }
    return new RowSlice(
        text, number(parts.group(1)), number(parts.group(3)), parts.group(2) == null);
  }

  private static OptionalInt number(String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }

  /**
   * What the slice takes of a list; like Python's, it may reach beyond the ends.
   *
   * @throws Refusal (settings) if it names one and there is none of that number
   */
  <T> List<T> of(List<T> list) {
    if (single) {
      requireOneOf(list.size());
    }
    int start = position(from.orElse(0), list.size());
    int end = single ? start + 1 : position(to.orElse(list.size()), list.size());
    return list.subList(start, Math.max(start, end));
  }

  private static int position(int number, int size) {
    int fromStart = number < 0 ? number + size : number;
    return Math.min(Math.max(fromStart, 0), size);
  }

  private void requireOneOf(int size) {
    int number = from.orElseThrow();
    if (number >= size || number < -size) {
      throw Refusal.settings(
          "Cannot use --layers %s: there are %d layers, 0 to %d or -1 to -%d"
              .formatted(text, size, size - 1, size));
    }
  }
}
