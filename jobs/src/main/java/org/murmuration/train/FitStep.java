package org.murmuration.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;

/**
 * DL4J's own, for any network. It multiplies logits by the mask, so it is told only where there is
 * an example; what each counts is known to the network's loss.
 */
record FitStep(MultiLayerNetwork network) implements TrainingStep {
  @Override
  public StepSum take(DataSet batch) {
    // DL4J's score is the cross-entropy divided by the places of a batch, masked or not, and the
    // weight decay.
    double decay = network.calcRegularizationScore(true);
    INDArray mask = batch.getLabelsMaskArray().gt(0).castTo(DataType.FLOAT);
    network.fit(batch.getFeatures(), batch.getLabels(), null, mask);
    return new StepSum(
        mask.sumNumber().longValue(), (network.score() - decay) * batch.numExamples());
  }
}
