package org.murmuration.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.murmuration.refusal.Refusal;

/** What makes a string usable as a label, and a list of them usable as a set of labels. */
final class LabelRules {
  /**
   * Order by code point. {@code String.compareTo} puts a character beyond U+FFFF before one at its
   * end; the bytes of UTF-8 sort as code points do.
   */
  static final Comparator<String> CODE_POINT_ORDER =
      (left, right) -> Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));

  private LabelRules() {}

  /** The label itself, if it is fit for a log line, a file name and a table. */
  static String check(String label) {
    if (label.isBlank()) {
      throw Refusal.input("Cannot use label '%s': it is blank".formatted(printable(label)));
    }
    if (label.codePoints().anyMatch(LabelRules::isUnprintable)) {
      throw Refusal.input(
          "Cannot use label '%s': it holds a control character".formatted(printable(label)));
    }
    return label;
  }

  static void checkEnough(List<String> labels) {
    if (labels.size() < 2) {
      String found = labels.isEmpty() ? "0 labels" : "1 label '" + labels.get(0) + "'";
      throw Refusal.input(
          "Cannot train: a classifier chooses between labels, found %s (give at least two)"
              .formatted(found));
    }
  }

  static void checkDistinct(List<String> labels) {
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw Refusal.input(
            "Cannot number the labels: '%s' is there twice, at %s and %s"
                .formatted(printable(label), labels.indexOf(label), labels.lastIndexOf(label)));
      }
    }
  }

  /** The label with what cannot be printed shown as in {@code \}{@code u000A}. */
  static String printable(String label) {
    StringBuilder shown = new StringBuilder();
    label
        .codePoints()
        .forEach(c -> shown.append(isUnprintable(c) ? escape(c) : Character.toString(c)));
    return shown.toString();
  }

  private static String escape(int codePoint) {
    String hex = "000" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return "\\u" + hex.substring(hex.length() - 4);
  }

  /** Controls, line separators, and halves of a character, which no UTF-8 file can hold. */
  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
