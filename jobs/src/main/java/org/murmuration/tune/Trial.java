package org.murmuration.tune;

import java.util.Map;

/**
 * A candidate that was trained.
 *
 * @param metrics of its head; empty if its loss grew beyond all numbers
 */
record Trial(Candidate candidate, Map<String, Double> metrics) {
  Trial {
    metrics = Map.copyOf(metrics);
  }

  static Trial diverged(Candidate candidate) {
    return new Trial(candidate, Map.of());
  }

  boolean isDiverged() {
    return metrics.isEmpty();
  }

  /** On the validation split. */
  double accuracy() {
    return metrics.getOrDefault("validation_accuracy", Double.NaN);
  }

  /** On the validation split. */
  double loss() {
    return metrics.getOrDefault("validation_loss", Double.NaN);
  }

  double trainLoss() {
    return metrics.getOrDefault("train_loss", Double.NaN);
  }

  /** Epochs after which its weights were kept; 0 if it diverged. */
  int epochs() {
    return metrics.getOrDefault("kept_epoch", metrics.getOrDefault("epochs", 0.0)).intValue();
  }
}
