package org.murmuration.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Learns on the driver: one step is taken on the batches that all workers would use at that step,
 * joined. For updaters that are linear in the gradient (SGD and momentum) that is what averaging
 * after every batch comes to.
 */
final class LocalLearner implements Learner {
  private final MultiLayerNetwork network;
  private final TrainingStep step;
  private final List<List<DataSet>> steps;
  private final InputDropout dropout;

  /**
   * @param workers the batches of each worker
   */
  LocalLearner(
      MultiLayerConfiguration configuration, List<List<DataSet>> workers, InputDropout dropout) {
    this.network = new MultiLayerNetwork(configuration);
    network.init();
    this.step = TrainingStep.of(network);
    this.steps =
        IntStream.range(0, workers.get(0).size())
            .mapToObj(step -> workers.stream().map(batches -> batches.get(step)).toList())
            .toList();
    this.dropout = dropout;
  }

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public StepSum pass() {
    StepSum sum = StepSum.NONE;
    for (List<DataSet> batches : steps) {
      sum = sum.plus(step.take(joined(batches)));
    }
    return sum;
  }

  private org.nd4j.linalg.dataset.api.DataSet joined(List<DataSet> batches) {
    List<org.nd4j.linalg.dataset.api.DataSet> seen = new ArrayList<>();
    for (int worker = 0; worker < batches.size(); worker++) {
      seen.add(dropout.of(batches.get(worker), network.getIterationCount(), worker));
    }
    return seen.size() == 1 ? seen.get(0) : stacked(seen);
  }

  private static DataSet stacked(List<org.nd4j.linalg.dataset.api.DataSet> batches) {
    return new DataSet(
        rows(batches.stream().map(batch -> batch.getFeatures()).toList()),
        rows(batches.stream().map(batch -> batch.getLabels()).toList()),
        null,
        rows(batches.stream().map(batch -> batch.getLabelsMaskArray()).toList()));
  }

  private static INDArray rows(List<INDArray> arrays) {
    return Nd4j.concat(0, arrays.toArray(INDArray[]::new));
  }

  @Override
  public void close() {
    // The batches go with this object.
  }
}
