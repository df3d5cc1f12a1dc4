package org.murmuration.train;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.dataset.api.DataSet;

/**
 * Runs on executors: takes the steps of one worker between two averagings. The head travels with
 * it, as a task's closure does, and is gone when the task is: dl4j-spark's own worker leaves a
 * broadcast behind at each averaging.
 */
final class GridWorker extends ParameterAveragingTrainingWorker {
  private final MultiLayerConfiguration configuration;
  private final NetworkState start;
  private final InputDropout dropout;
  private StepSum sum = StepSum.NONE;
  private transient TrainingStep step;

  GridWorker(MultiLayerNetwork network, InputDropout dropout, WorkerConfiguration data) {
    super(null, true, data, null, null, null);
    this.configuration = network.getLayerWiseConfigurations();
    this.start = NetworkState.of(network);
    this.dropout = dropout;
  }

  /** What a worker ends a round with. */
  record Report(NetworkState state, StepSum sum) implements Serializable {}

  /** A report in the form that dl4j-spark hands on; its arrays stay where they are. */
  static final class Result extends ParameterAveragingTrainingResult {
    private final Report report;

    Result(Report report) {
      super(null, null, 0, null, null, null);
      this.report = report;
    }

    static Report report(ParameterAveragingTrainingResult result) {
      return ((Result) result).report;
    }
  }

  @Override
  public MultiLayerNetwork getInitialModel() {
    MultiLayerNetwork network = start.network(configuration);
    step = TrainingStep.of(network);
    return network;
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      DataSet batch, MultiLayerNetwork network, boolean isLast) {
    int worker = TaskContext.getPartitionId();
    sum = sum.plus(step.take(dropout.of(batch, network.getIterationCount(), worker)));
    return isLast ? getFinalResult(network) : null;
  }

  @Override
  public ParameterAveragingTrainingResult getFinalResult(MultiLayerNetwork network) {
    return new Result(new Report(NetworkState.of(network), sum));
  }
}
