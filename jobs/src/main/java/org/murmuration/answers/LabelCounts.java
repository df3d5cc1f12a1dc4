package org.murmuration.answers;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.label.LabelSpelling;

/**
 * How many images have each label as their likeliest.
 *
 * @param byLabel only those that one has
 */
record LabelCounts(Map<String, Long> byLabel) {
  private static final int NAMED = 5;

  /** The most frequent ones, and what is left. */
  String line() {
    List<Map.Entry<String, Long>> sorted =
        byLabel.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Long> count) -> -count.getValue())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    if (sorted.isEmpty()) {
      return "By label: none";
    }
    return "By label: "
        + sorted.stream()
            .limit(NAMED)
            .map(count -> LabelSpelling.printable(count.getKey()) + " " + count.getValue())
            .collect(Collectors.joining(", "))
        + rest(sorted.stream().skip(NAMED).map(Map.Entry::getValue).toList());
  }

  private static String rest(List<Long> counts) {
    return counts.isEmpty()
        ? ""
        : ", and %d of %d other label%s"
            .formatted(
                counts.stream().mapToLong(Long::longValue).sum(),
                counts.size(),
                counts.size() == 1 ? "" : "s");
  }
}
