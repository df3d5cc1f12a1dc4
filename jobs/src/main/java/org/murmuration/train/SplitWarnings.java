package org.murmuration.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.split.Split;

/**
 * Labels that lack images for something, in a line for each split.
 *
 * @param balance how many examples of each label are in which split
 */
record SplitWarnings(Map<String, Map<Split, Long>> balance) {
  private static final int MOST_NAMED = 5;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Split split : Split.values()) {
      List<String> without = without(split);
      if (without.size() == balance.size()) {
        lines.add("No image is for %s".formatted(use(split)));
      } else if (!without.isEmpty()) {
        lines.add(
            "%d of %d labels have no image for %s: %s"
                .formatted(without.size(), balance.size(), use(split), named(without)));
      }
    }
    return lines;
  }

  private List<String> without(Split split) {
    return balance.entrySet().stream()
        .filter(label -> label.getValue().getOrDefault(split, 0L) == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String use(Split split) {
    return split == Split.TRAIN ? "training" : split.id();
  }

  private static String named(List<String> labels) {
    String first = labels.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int others = labels.size() - MOST_NAMED;
    return others > 0 ? "%s and %d more".formatted(first, others) : first;
  }
}
