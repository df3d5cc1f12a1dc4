package org.murmuration.tune;

import java.util.Map;
import java.util.Optional;
import org.murmuration.refusal.Refusal;

/**
 * A candidate that was tried.
 *
 * @param metrics of its head; empty if there is none
 * @param refusal why there is none
 */
public record Trial(Candidate candidate, Map<String, Double> metrics, Optional<Refusal> refusal) {
  public Trial {
    metrics = Map.copyOf(metrics);
  }

  /** One that was trained. */
  Trial(Candidate candidate, Map<String, Double> metrics) {
    this(candidate, metrics, Optional.empty());
  }

  static Trial refused(Candidate candidate, Refusal why) {
    return new Trial(candidate, Map.of(), Optional.of(why));
  }

  boolean isTrained() {
    return refusal.isEmpty();
  }

  /** Whether its loss grew beyond all numbers. */
  boolean isDiverged() {
    return refusal.stream().anyMatch(why -> why.kind() == Refusal.Kind.DIVERGED);
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

  /** Epochs after which its weights were kept; 0 if it was not trained. */
  int epochs() {
    return metrics.getOrDefault("kept_epoch", metrics.getOrDefault("epochs", 0.0)).intValue();
  }
}
