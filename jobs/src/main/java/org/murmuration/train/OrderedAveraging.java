package org.murmuration.train;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.murmuration.training.AveragingSettings;
import org.murmuration.training.Grid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * dl4j-spark's parameter averaging on an exact grid, with the workers' parameters added in the
 * order of partitions. dl4j-spark adds them in the order in which tasks end, so that the last bits
 * of a head would change from run to run.
 */
final class OrderedAveraging extends ParameterAveragingTrainingMaster {
  private OrderedAveraging(Builder settings) {
    super(settings);
  }

  static OrderedAveraging onGrid(Grid grid, EpochCounter counter, long seed) {
    return new OrderedAveraging(
        AveragingSettings.onGrid(grid, grid.batches(), List.of(counter), seed));
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer spark,
      SparkComputationGraph unused,
      JavaRDD<ParameterAveragingTrainingResult> results,
      int split,
      int splits) {
    // A head is a few thousand floats a worker.
    List<WorkerState> workers = results.map(WorkerState::of).collect();
    WorkerState mean = WorkerState.mean(workers);
    MultiLayerNetwork network = spark.getNetwork();
    network.setParameters(row(mean.parameters()));
    if (mean.updater().length > 0) {
      network.getUpdater().setStateViewArray(null, row(mean.updater()), false);
    }
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    configuration.setIterationCount(configuration.getIterationCount() + getAveragingFrequency());
  }

  private static INDArray row(float[] values) {
    return Nd4j.create(values, new long[] {1, values.length}, 'c');
  }
}
