package org.murmuration.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.api.DataSet;

/** DL4J's own, for any network. It multiplies logits by the mask, which must be 0 or 1 here. */
record FitStep(MultiLayerNetwork network) implements TrainingStep {
  @Override
  public StepSum take(DataSet batch) {
    // DL4J's score is the cross-entropy divided by the places of a batch, masked or not, and the
    // weight decay.
    double decay = network.calcRegularizationScore(true);
    network.fit(batch);
    return new StepSum(examplesIn(batch), (network.score() - decay) * batch.numExamples());
  }

  private static long examplesIn(DataSet batch) {
    long examples = 0;
    for (float weight : batch.getLabelsMaskArray().toFloatVector()) {
      examples += weight > 0 ? 1 : 0;
    }
    return examples;
  }
}
