package org.murmuration.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.dataset.api.DataSet;

/** How a network learns from a batch. It holds for the network that it was made for. */
interface TrainingStep {
  /** The quickest one. */
  static TrainingStep of(MultiLayerNetwork network) {
    return network.getnLayers() == 1 ? new SoftmaxStep(network) : new FitStep(network);
  }

  /**
   * Takes one step.
   *
   * @param batch features {@code [n, width]}, wanted probabilities {@code [n, labels]}, and the
   *     weight of each example as mask {@code [n, 1]}, 0 where there is none
   */
  StepSum take(DataSet batch);
}
