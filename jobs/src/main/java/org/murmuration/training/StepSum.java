package org.murmuration.training;

import java.io.Serializable;

/**
 * What some training steps were taken on. dl4j-spark drops data in silence where its settings do
 * not fit; this is how the job knows that they fit.
 *
 * @param lossSum cross-entropy of the examples, each before the step that it took part in and by
 *     its weight, added up
 */
public record StepSum(long examples, double lossSum) implements Serializable {
  public static final StepSum NONE = new StepSum(0, 0);

  public StepSum plus(StepSum other) {
    return new StepSum(examples + other.examples, lossSum + other.lossSum);
  }

  public double meanLoss() {
    return lossSum / examples;
  }

  /**
   * At the end of an epoch.
   *
   * @throws IllegalStateException unless it was learnt from every example once
   */
  public void requireAllOf(Grid grid) {
    if (examples != grid.examples()) {
      throw new IllegalStateException(
          "Cannot trust this epoch: %d examples were trained on, %d were given"
              .formatted(examples, grid.examples()));
    }
  }
}
