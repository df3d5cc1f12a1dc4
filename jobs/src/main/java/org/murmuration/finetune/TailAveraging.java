package org.murmuration.finetune;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.murmuration.network.TailState;
import org.murmuration.training.AveragingSettings;
import org.murmuration.training.Grid;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import scala.Tuple2;

/**
 * One round of dl4j-spark's parameter averaging, of which each partition is a worker's share.
 * dl4j-spark adds whole states up as objects in the order in which tasks end; here they come back
 * in slices, averaged on executors in the order of partitions.
 */
final class TailAveraging extends ParameterAveragingTrainingMaster {
  private final TailSource source;
  private final RoundSettings round;
  private final TailState state;
  private final StepSums sums;

  /**
   * @param batches of each worker in this round
   * @param state receives what was learnt
   */
  TailAveraging(
      Grid grid,
      int batches,
      TailSource source,
      RoundSettings round,
      TailState state,
      StepSums sums) {
    super(AveragingSettings.onGrid(grid, batches, round.training().seed()));
    this.source = source;
    this.round = round;
    this.state = state;
    this.sums = sums;
  }

  /** What is given is one round, whatever dl4j-spark would make of its size. */
  @Override
  public void executeTrainingMDS(SparkComputationGraph graph, JavaRDD<MultiDataSet> batches) {
    doIteration(graph, batches, 1, 1);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkComputationGraph graph) {
    WorkerConfiguration data =
        new WorkerConfiguration(
            true, batchSizePerWorker, batchSizePerWorker, averagingFrequency, 0, false);
    return new TailWorker(source, round, data);
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer unused,
      SparkComputationGraph graph,
      JavaRDD<ParameterAveragingTrainingResult> results,
      int split,
      int splits) {
    StateSlices slices =
        new StateSlices(
            state.parameters().slots().length(), state.updaterLength(), results.getNumPartitions());
    Iterator<Tuple2<Long, float[]>> means =
        slices
            .gather(results.mapPartitionsToPair(new StateSlices.Cut(slices, sums)))
            .mapPartitions(new MeanOfSlices(slices))
            .toLocalIterator();
    means.forEachRemaining(mean -> slices.write(state, mean._1(), mean._2()));
  }
}
