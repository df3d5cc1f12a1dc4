package org.murmuration.train;

import java.io.Serializable;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.api.DataSet;

/**
 * What some training steps were taken on. dl4j-spark drops data in silence where its settings do
 * not fit; this is how the job knows that they fit.
 *
 * @param lossSum cross-entropy of the examples, each before the step that it took part in and by
 *     its weight, added up
 */
record StepSum(long examples, double lossSum) implements Serializable {
  static final StepSum NONE = new StepSum(0, 0);

  /** Takes one step. */
  static StepSum of(MultiLayerNetwork network, DataSet batch) {
    if (network.getnLayers() == 1) {
      return new StepSum(examplesIn(batch), SoftmaxStep.take(network, batch));
    }
    // DL4J's score is the cross-entropy divided by the places of a batch, masked or not, and the
    // weight decay.
    double decay = network.calcRegularizationScore(true);
    network.fit(batch);
    return new StepSum(examplesIn(batch), (network.score() - decay) * batch.numExamples());
  }

  /** A place without an example has the weight 0. */
  private static long examplesIn(DataSet batch) {
    long examples = 0;
    for (float weight : batch.getLabelsMaskArray().toFloatVector()) {
      examples += weight > 0 ? 1 : 0;
    }
    return examples;
  }

  StepSum plus(StepSum other) {
    return new StepSum(examples + other.examples, lossSum + other.lossSum);
  }

  double meanLoss() {
    return lossSum / examples;
  }
}
