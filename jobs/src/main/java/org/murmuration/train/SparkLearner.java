package org.murmuration.train;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.murmuration.training.BatchSlice;
import org.murmuration.training.Grid;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.dataset.DataSet;

/** Learns on the cluster, by parameter averaging. */
final class SparkLearner implements Learner {
  private final Grid grid;
  private final int roundSteps;
  private final JavaRDD<DataSet> batches;
  private final OrderedAveraging averaging;
  private final SparkDl4jMultiLayer network;

  /**
   * @param batches persisted; a partition for each worker
   * @param roundSteps steps of a worker between two averagings
   */
  SparkLearner(
      MultiLayerConfiguration configuration,
      JavaRDD<DataSet> batches,
      Grid grid,
      int roundSteps,
      InputDropout dropout) {
    this.grid = grid;
    this.roundSteps = roundSteps;
    this.batches = batches;
    this.averaging = OrderedAveraging.onGrid(grid, dropout);
    this.network =
        new SparkDl4jMultiLayer(
            JavaSparkContext.fromSparkContext(batches.context()), configuration, averaging);
  }

  @Override
  public MultiLayerNetwork network() {
    return network.getNetwork();
  }

  @Override
  public StepSum pass() {
    for (int step = 0; step < grid.batches(); step += roundSteps) {
      network.fit(round(step));
    }
    return averaging.takeSum();
  }

  private JavaRDD<DataSet> round(int firstStep) {
    return roundSteps >= grid.batches()
        ? batches
        : batches.mapPartitions(new BatchSlice(firstStep, roundSteps));
  }

  @Override
  public void close() {
    batches.unpersist();
  }
}
