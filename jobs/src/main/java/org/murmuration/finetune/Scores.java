package org.murmuration.finetune;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.murmuration.evaluation.EvaluationReport.Epoch;

/** Which of several epochs is better: that of higher accuracy, and of equal ones of lower loss. */
final class Scores {
  private static final Comparator<Epoch> BETTER =
      Comparator.comparingDouble(Epoch::validationAccuracy)
          .thenComparing(Comparator.comparingDouble(Epoch::validationLoss).reversed());

  private Scores() {}

  static boolean isBetter(Epoch epoch, Epoch than) {
    return BETTER.compare(epoch, than) > 0;
  }

  /** The best epoch, the first among equals; empty if there is none. */
  static Optional<Epoch> best(List<Epoch> history) {
    return history.stream().reduce((best, next) -> isBetter(next, best) ? next : best);
  }

  /** Such as {@code validation accuracy 0.8125, loss 0.5312}. */
  static String line(Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "validation accuracy %.4f, loss %.4f",
        epoch.validationAccuracy(),
        epoch.validationLoss());
  }
}
