package org.murmuration.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    fault(label).ifPresent(fault -> refuse(label, fault));
    return label;
  }

  /** The same for a label that is new: what a trained head remembers can't be spelt anew. */
  static String checkNew(String label) {
    LabelSpelling.fault(label).ifPresent(fault -> refuse(label, fault));
    return label;
  }

  private static void refuse(String label, String fault) {
    throw Refusal.input("Cannot use label '%s': %s".formatted(printable(label), fault));
  }

  /** Why a label is not fit, as in <i>it is blank</i>. */
  static Optional<String> fault(String label) {
    if (label.isBlank()) {
      return Optional.of("it is blank");
    }
    return label.codePoints().anyMatch(LabelRules::isUnprintable)
        ? Optional.of("it holds a control character")
        : Optional.empty();
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
