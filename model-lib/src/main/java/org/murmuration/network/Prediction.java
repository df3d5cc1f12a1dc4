package org.murmuration.network;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.label.LabelSet;

/**
 * A label and how probable the classifier finds it.
 *
 * @param probability 0 to 1
 */
public record Prediction(String label, float probability) implements Serializable {
  /**
   * The likeliest labels, likeliest first; among equals the earlier label.
   *
   * @param probabilities {@code [labels]}
   */
  public static List<Prediction> top(int count, LabelSet labels, float[] probabilities) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Prediction(labels.name(i), probabilities[i]))
        .sorted(Comparator.comparing(Prediction::probability).reversed())
        .limit(count)
        .toList();
  }
}
