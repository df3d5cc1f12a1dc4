package org.murmuration.evaluate;

import org.murmuration.command.OptionCheck;

/**
 * What an evaluation asks for, whichever command asks for it.
 *
 * @param minAccuracy below which the result is refused, 0 to 1
 * @param accuracy of answers, for which it is said how sure the classifier must be; 0 if that is
 *     not asked
 * @param comparePairs pairs of a test and a training image to compare at most for near duplicates;
 *     with more, none are looked for
 */
public record EvaluateSettings(double minAccuracy, double accuracy, long comparePairs) {
  private static final EvaluateSettings DEFAULTS = new EvaluateSettings(0, 0, 20_000_000);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EvaluateSettings {
    OptionCheck.share("--min-accuracy", minAccuracy);
    OptionCheck.share("--accuracy", accuracy);
    OptionCheck.atLeast("--compare-pairs", comparePairs, 0);
  }

  public static EvaluateSettings defaults() {
    return DEFAULTS;
  }

  public EvaluateSettings withMinAccuracy(double share) {
    return new EvaluateSettings(share, accuracy, comparePairs);
  }

  public EvaluateSettings withAccuracy(double share) {
    return new EvaluateSettings(minAccuracy, share, comparePairs);
  }

  public EvaluateSettings withComparePairs(long pairs) {
    return new EvaluateSettings(minAccuracy, accuracy, pairs);
  }
}
