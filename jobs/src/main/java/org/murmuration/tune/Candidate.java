package org.murmuration.tune;

import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.train.TrainSettings;

/**
 * What a head is trained with.
 *
 * @param cut layer of the table's embeddings; empty for its first
 */
public record Candidate(Optional<String> cut, HiddenLayers hidden, double learningRate, double l2) {
  /** For people and as a folder's name. */
  String name() {
    return cut.map(layer -> layer + "-").orElse("")
        + (hidden.isEmpty() ? "" : "hidden-" + HiddenChoices.joined(hidden) + "-")
        + "rate-"
        + learningRate
        + "-l2-"
        + l2;
  }

  TrainSettings in(TrainSettings others) {
    return others.withHidden(hidden).withLearningRate(learningRate).withL2(l2);
  }
}
