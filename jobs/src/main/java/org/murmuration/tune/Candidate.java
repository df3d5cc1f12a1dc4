package org.murmuration.tune;

import java.util.List;
import java.util.Optional;

/**
 * What a head is trained with.
 *
 * @param cut layer of the table's embeddings; empty for its first
 */
record Candidate(Optional<String> cut, double learningRate, double l2) {
  /** Each cut with each learning rate with each weight decay, once. */
  static List<Candidate> grid(List<String> cuts, List<Double> rates, List<Double> decays) {
    List<Optional<String>> layers =
        cuts.isEmpty() ? List.of(Optional.empty()) : cuts.stream().map(Optional::of).toList();
    return layers.stream()
        .flatMap(
            cut ->
                rates.stream()
                    .flatMap(rate -> decays.stream().map(decay -> new Candidate(cut, rate, decay))))
        .distinct()
        .toList();
  }

  /** For people and as a folder's name. */
  String name() {
    return cut.map(layer -> layer + "-").orElse("") + "rate-" + learningRate + "-l2-" + l2;
  }
}
