package org.murmuration.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.murmuration.evaluation.PairedOutcomes;

/**
 * What validation images were named before and after a fine-tuning, among the counts and scores of
 * a head's configuration.
 */
public final class MeasuredGain {
  private static final String BOTH_RIGHT = "validation_right_both_times";
  private static final String LOST = "validation_newly_wrong";
  private static final String GAINED = "validation_newly_right";
  private static final String BOTH_WRONG = "validation_wrong_both_times";
  private static final String P = "validation_gain_p";

  private MeasuredGain() {}

  public static Map<String, Double> metrics(PairedOutcomes outcomes) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(BOTH_RIGHT, (double) outcomes.bothRight());
    metrics.put(LOST, (double) outcomes.lost());
    metrics.put(GAINED, (double) outcomes.gained());
    metrics.put(BOTH_WRONG, (double) outcomes.bothWrong());
    metrics.put(P, outcomes.pOfGain());
    return metrics;
  }

  /** Empty where images were not compared, or by an older program. */
  public static Optional<PairedOutcomes> of(Map<String, Double> metrics) {
    return metrics.containsKey(P)
        ? Optional.of(
            new PairedOutcomes(
                count(BOTH_RIGHT, metrics),
                count(LOST, metrics),
                count(GAINED, metrics),
                count(BOTH_WRONG, metrics)))
        : Optional.empty();
  }

  private static long count(String name, Map<String, Double> metrics) {
    return Math.round(metrics.getOrDefault(name, 0.0));
  }
}
