package org.murmuration.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Of which labels there was something to test with: a mean over labels says nothing about others.
 *
 * @param tested labels with a test image
 * @param untested names of those without one
 */
public record TestedLabels(int tested, List<String> untested) {
  private static final int MOST_NAMED = 5;

  public TestedLabels {
    untested = List.copyOf(untested);
  }

  static TestedLabels of(ConfusionMatrix matrix) {
    List<String> untested =
        IntStream.range(0, matrix.labels().size())
            .filter(label -> matrix.support(label) == 0)
            .mapToObj(matrix.labels()::name)
            .toList();
    return new TestedLabels(matrix.labels().size() - untested.size(), untested);
  }

  public int all() {
    return tested + untested.size();
  }

  public boolean areAll() {
    return untested.isEmpty();
  }

  /** The untested ones by name, the first {@value #MOST_NAMED} of them. */
  public List<String> named() {
    return untested.subList(0, Math.min(MOST_NAMED, untested.size()));
  }

  public boolean areAllNamed() {
    return untested.size() <= MOST_NAMED;
  }

  /** Such as {@code over 3 of 5 labels; no test image: crow, wren}. */
  public String words() {
    if (areAll()) {
      return "over %d labels".formatted(tested);
    }
    String names = String.join(", ", named());
    return areAllNamed()
        ? "over %d of %d labels; no test image: %s".formatted(tested, all(), names)
        : "over %d of %d labels; no test image of %d: %s, ..."
            .formatted(tested, all(), untested.size(), names);
  }
}
