package org.murmuration.show;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * Some of a list, as Python has it: {@code -3:}, {@code :5}, {@code 2:10}, or one alone, {@code
 * -4}. A negative number counts from the end.
 *
 * @param text as the user gave it
 */
public record RowSlice(String text) {
  private static final Pattern FORM =
      Pattern.compile("\\s*(-?\\d{1,6})?(\\s*:\\s*(-?\\d{1,6})?)?\\s*");
  private static final int FROM = 1;
  private static final int RANGE = 2;
  private static final int TO = 3;

  /**
   * @throws Refusal (settings) if it is no slice
   */
  public RowSlice {
    Matcher parts = FORM.matcher(Given.value("--layers", text));
    if (!parts.matches() || (parts.group(FROM) == null && parts.group(RANGE) == null)) {
      throw Refusal.settings(
          "Cannot use --layers '%s': expected a slice, such as -3: or :5 or 2:10, or a number"
              .formatted(text));
    }
  }

  /**
   * What the slice takes of a list; like Python's, it may reach beyond the ends.
   *
   * @throws Refusal (settings) if it names one and there is none of that number
   */
  <T> List<T> of(List<T> list) {
    Optional<Integer> from = number(FROM);
    if (part(RANGE).isEmpty()) {
      return List.of(list.get(single(from.orElseThrow(), list.size())));
    }
    int start = position(from.orElse(0), list.size());
    int end = position(number(TO).orElse(list.size()), list.size());
    return list.subList(start, Math.max(start, end));
  }

  private Optional<Integer> number(int part) {
    return part(part).map(Integer::valueOf);
  }

  private Optional<String> part(int group) {
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? Optional.ofNullable(parts.group(group)) : Optional.empty();
  }

  private static int position(int number, int size) {
    int fromStart = number < 0 ? number + size : number;
    return Math.min(Math.max(fromStart, 0), size);
  }

  private int single(int number, int size) {
    if (number >= size || number < -size) {
      throw Refusal.settings(
          "Cannot use --layers %s: there are %d layers, 0 to %d or -1 to -%d"
              .formatted(text, size, size - 1, size));
    }
    return position(number, size);
  }
}
