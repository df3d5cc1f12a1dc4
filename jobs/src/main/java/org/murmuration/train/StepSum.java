package org.murmuration.train;

import java.io.Serializable;

/**
 * What some training steps were taken on. dl4j-spark drops data in silence where its settings do
 * not fit; this is how the job knows that they fit.
 *
 * @param lossSum cross-entropy of the examples, each before the step that it took part in and by
 *     its weight, added up
 */
record StepSum(long examples, double lossSum) implements Serializable {
  static final StepSum NONE = new StepSum(0, 0);

  StepSum plus(StepSum other) {
    return new StepSum(examples + other.examples, lossSum + other.lossSum);
  }

  double meanLoss() {
    return lossSum / examples;
  }
}
