package org.murmuration.finetune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.spark.TaskContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.murmuration.architecture.TailPlan;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.dl4j.TailTraining;
import org.murmuration.network.LearningTail;
import org.murmuration.network.TailState;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Runs on executors: takes the steps of one worker between two averagings. It reads the tail from
 * storage and frees it when its task ends; dl4j-spark's own worker gets it from a broadcast that is
 * written element by element and never freed.
 */
final class TailWorker extends ParameterAveragingTrainingWorker {
  private final TailSource source;
  private final RoundSettings round;
  private transient LearningTail tail;
  private StepSum sum = StepSum.NONE;

  TailWorker(TailSource source, RoundSettings round, WorkerConfiguration data) {
    super(null, true, data, null, null, null);
    this.source = source;
    this.round = round;
  }

  /** What a worker ends a round with, in the form that dl4j-spark hands on within a task. */
  static final class Result extends ParameterAveragingTrainingResult {
    private final transient TailState state;
    private final StepSum sum;

    private Result(TailState state, StepSum sum) {
      super(null, null, 0, null, null, null);
      this.state = state;
      this.sum = sum;
    }

    /** Off-heap, and freed when the task ends. */
    TailState state() {
      return state;
    }

    StepSum sum() {
      return sum;
    }
  }

  @Override
  public ComputationGraph getInitialModelGraph() {
    try {
      TailPlan plan = source.plan();
      TailTraining training = round.training().ofWorker(TaskContext.getPartitionId());
      TailState state = round.start(source.open(), plan);
      tail = LearningTail.of(LearningTail.configuration(plan, training, round.firstStep()), state);
      TaskEnd.release(tail::close);
      return tail.graph();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      MultiDataSet batch, ComputationGraph graph, boolean isLast) {
    graph.fit(batch);
    // DL4J's score is the cross-entropy divided by the places of a batch, masked or not.
    long places = batch.getFeatures(0).size(0);
    long examples = batch.getLabelsMaskArray(0).sumNumber().longValue();
    sum = sum.plus(new StepSum(examples, graph.score() * places));
    graph.clear();
    Arrays.stream(batch.getFeatures()).forEach(INDArray::close);
    return isLast ? getFinalResult(graph) : null;
  }

  @Override
  public ParameterAveragingTrainingResult getFinalResult(ComputationGraph graph) {
    return new Result(tail.state(), sum);
  }
}
