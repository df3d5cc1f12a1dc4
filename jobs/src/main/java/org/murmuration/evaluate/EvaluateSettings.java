package org.murmuration.evaluate;

import org.murmuration.command.OptionCheck;

/**
 * What an evaluation asks for, whichever command asks for it.
 *
 * @param minAccuracy below which the result is refused, 0 to 1
 * @param comparePairs pairs of a test and a training image to compare at most for near duplicates;
 *     with more, none are looked for
 */
public record EvaluateSettings(double minAccuracy, long comparePairs) {
  private static final EvaluateSettings DEFAULTS = new EvaluateSettings(0, 20_000_000);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EvaluateSettings {
    OptionCheck.share("--min-accuracy", minAccuracy);
    OptionCheck.atLeast("--compare-pairs", comparePairs, 0);
  }

  public static EvaluateSettings defaults() {
    return DEFAULTS;
  }

  public EvaluateSettings withMinAccuracy(double share) {
    return new EvaluateSettings(share, comparePairs);
  }

  public EvaluateSettings withComparePairs(long pairs) {
    return new EvaluateSettings(minAccuracy, pairs);
  }
}
