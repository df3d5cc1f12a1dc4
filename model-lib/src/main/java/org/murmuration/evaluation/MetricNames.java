package org.murmuration.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns labels into parts of metric names that MLflow takes: letters and digits of any script,
 * {@code _}, {@code -}, {@code .} and space. Any other character becomes {@code _} (a slash as
 * well, as it would make a path). A label without such a character keeps its name; of others that
 * become like it, or one another, each but the first to have the name is numbered.
 */
public final class MetricNames {
  /** MLflow takes 250 characters; the rest is for what stands before the label. */
  private static final int MOST_CHARACTERS = 220;

  private final List<String> byLabel;

  public MetricNames(List<String> labels) {
    Set<String> taken = labels.stream().filter(MetricNames::keeps).collect(Collectors.toSet());
    this.byLabel =
        labels.stream().map(label -> keeps(label) ? label : free(plain(label), taken)).toList();
  }

  private static boolean keeps(String label) {
    return plain(label).equals(label);
  }

  /** That of a label alone, as in {@code wren}. */
  String of(int label) {
    return byLabel.get(label);
  }

  /** As in {@code recall.wren}. */
  public String of(String score, int label) {
    return score + "." + byLabel.get(label);
  }

  private static String plain(String label) {
    String name = label.codePoints().mapToObj(MetricNames::plain).collect(Collectors.joining());
    return name.substring(0, Math.min(name.length(), MOST_CHARACTERS)).strip();
  }

  private static String plain(int codePoint) {
    boolean plain = Character.isLetterOrDigit(codePoint) || "_-. ".indexOf(codePoint) >= 0;
    return plain ? Character.toString(codePoint) : "_";
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
