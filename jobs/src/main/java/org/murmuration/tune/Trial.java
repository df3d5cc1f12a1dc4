package org.murmuration.tune;

import java.util.Comparator;
import java.util.Map;

/**
 * A candidate that was trained.
 *
 * @param metrics of its head
 */
record Trial(Candidate candidate, Map<String, Double> metrics) {
  /** Those first that name most of the validation split; of equals, those surer of it. */
  static final Comparator<Trial> BEST_FIRST =
      Comparator.comparing(Trial::accuracy).reversed().thenComparing(Trial::loss);

  Trial {
    metrics = Map.copyOf(metrics);
  }

  /** On the validation split. */
  double accuracy() {
    return metrics.get("validation_accuracy");
  }

  /** On the validation split. */
  double loss() {
    return metrics.get("validation_loss");
  }

  /** Epochs after which its weights were kept. */
  int epochs() {
    return metrics.getOrDefault("kept_epoch", metrics.get("epochs")).intValue();
  }
}
