package org.murmuration.train;

import org.apache.spark.SparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Runs on executors after each training step: counts the examples that were really trained on, and
 * sums their loss. dl4j-spark drops data in silence where its settings do not fit; this is how the
 * job knows that they fit.
 */
final class EpochCounter implements TrainingHook {
  private final LongAccumulator examples;
  private final DoubleAccumulator loss;

  EpochCounter(SparkContext context) {
    this.examples = context.longAccumulator("examples trained");
    this.loss = context.doubleAccumulator("training loss");
  }

  void reset() {
    examples.reset();
    loss.reset();
  }

  long examples() {
    return examples.value();
  }

  /** Mean cross-entropy of the epoch's examples, each before the step that it took part in. */
  double meanLoss() {
    return loss.value() / examples.value();
  }

  @Override
  public void postUpdate(DataSet batch, Model model) {
    examples.add(batch.getLabelsMaskArray().sumNumber().longValue());
    // DL4J's score is the cross-entropy divided by the places of a batch, masked or not, and the
    // weight decay.
    double decay = ((MultiLayerNetwork) model).calcRegularizationScore(true);
    loss.add((model.score() - decay) * batch.numExamples());
  }

  @Override
  public void preUpdate(DataSet batch, Model model) {
    // Nothing is known before a step.
  }

  @Override
  public void preUpdate(MultiDataSet batch, Model model) {
    throw new UnsupportedOperationException("A head has one input and one output");
  }

  @Override
  public void postUpdate(MultiDataSet batch, Model model) {
    throw new UnsupportedOperationException("A head has one input and one output");
  }
}
