package org.murmuration.train;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.murmuration.training.AveragingSettings;
import org.murmuration.training.Grid;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.dataset.DataSet;

/**
 * dl4j-spark's parameter averaging on an exact grid: what {@code fit} is given is one round, of
 * which each partition is a worker's share, and the workers' parameters are added in the order of
 * partitions. dl4j-spark counts the data again each time, deals it to rounds at random, and adds
 * parameters in the order in which tasks end, so that the last bits of a head would change from run
 * to run.
 */
final class OrderedAveraging extends ParameterAveragingTrainingMaster {
  private final InputDropout dropout;
  private StepSum sum = StepSum.NONE;

  private OrderedAveraging(Builder settings, InputDropout dropout) {
    super(settings);
    this.dropout = dropout;
  }

  /**
   * Settings under which dl4j-spark uses every batch once: its defaults drop data, restart momentum
   * at each averaging and shuffle at each split.
   */
  static OrderedAveraging onGrid(Grid grid, InputDropout dropout) {
    return new OrderedAveraging(
        AveragingSettings.onGrid(grid, grid.batches(), dropout.seed()), dropout);
  }

  /** What was trained on since this was last asked. */
  StepSum takeSum() {
    StepSum taken = sum;
    sum = StepSum.NONE;
    return taken;
  }

  @Override
  public void executeTraining(SparkDl4jMultiLayer network, JavaRDD<DataSet> round) {
    doIteration(network, round, 1, 1);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkDl4jMultiLayer network) {
    WorkerConfiguration data =
        new WorkerConfiguration(
            false, batchSizePerWorker, batchSizePerWorker, averagingFrequency, 0, false);
    return new GridWorker(network.getNetwork(), dropout, data);
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer network,
      SparkComputationGraph unused,
      JavaRDD<ParameterAveragingTrainingResult> results,
      int split,
      int splits) {
    // A head is a few thousand floats a worker.
    List<GridWorker.Report> reports = results.map(GridWorker.Result::report).collect();
    NetworkState.mean(reports.stream().map(GridWorker.Report::state).toList())
        .copyTo(network.getNetwork());
    reports.forEach(report -> sum = sum.plus(report.sum()));
  }
}
