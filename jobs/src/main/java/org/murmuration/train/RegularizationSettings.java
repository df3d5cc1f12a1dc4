package org.murmuration.train;

import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;

/**
 * What keeps a head from learning its examples by heart, and rare labels from being overlooked.
 *
 * @param dropout share of features left out at each step, from 0 to below 1
 * @param labelSmoothing share of certainty spread over all labels, from 0 to below 1
 */
public record RegularizationSettings(
    double dropout, double labelSmoothing, ClassWeights classWeights) implements Described {
  private static final RegularizationSettings DEFAULTS =
      new RegularizationSettings(0, 0, ClassWeights.NONE);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public RegularizationSettings {
    Given.value("--class-weights", classWeights);
    OptionCheck.below1("--dropout", dropout);
    OptionCheck.below1("--label-smoothing", labelSmoothing);
  }

  public static RegularizationSettings defaults() {
    return DEFAULTS;
  }

  public RegularizationSettings withDropout(double share) {
    return new RegularizationSettings(share, labelSmoothing, classWeights);
  }

  public RegularizationSettings withLabelSmoothing(double share) {
    return new RegularizationSettings(dropout, share, classWeights);
  }

  public RegularizationSettings withClassWeights(ClassWeights others) {
    return new RegularizationSettings(dropout, labelSmoothing, others);
  }
}
