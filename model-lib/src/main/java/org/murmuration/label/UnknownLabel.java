package org.murmuration.label;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says which label is unknown, which ones are known, and which one was probably meant. */
final class UnknownLabel {
  private static final int NAMED_AT_MOST = 10;

  private UnknownLabel() {}

  static String message(String label, List<String> known) {
    String shown = LabelRules.printable(String.valueOf(label));
    String nearest = nearest(shown, known);
    // Further away than half of its letters it is another word, not a slip of the pen.
    String hint =
        distance(shown, nearest) * 2 <= nearest.length()
            ? " (did you mean '" + nearest + "'?)"
            : " (use one of these)";
    return "Cannot find label '%s': the known labels are %s%s".formatted(shown, list(known), hint);
  }

  private static String list(List<String> known) {
    String first = String.join(", ", known.subList(0, Math.min(known.size(), NAMED_AT_MOST)));
    int more = known.size() - NAMED_AT_MOST;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String nearest(String label, List<String> known) {
    return known.stream().min(Comparator.comparingInt(name -> distance(label, name))).orElseThrow();
  }

  /** Letters to insert, drop or replace until both read the same, whatever their case. */
  private static int distance(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      nextRow(row, from.charAt(i - 1), i, to);
    }
    return row[to.length()];
  }

  private static void nextRow(int[] row, char letter, int i, String to) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = diagonal + (to.charAt(j - 1) == letter ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
