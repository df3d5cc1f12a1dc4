package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.label.LabelSet;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.training.Optimizer;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class TestSoftmaxStep {
  private static final SoftmaxHead HEAD =
      new SoftmaxHead(5, LabelSet.inOrder(List.of("crow", "gull", "wren")));
  private static final int STEPS = 20;
  private static final double RATE = 0.1;

  static Stream<Arguments> settings() {
    return Stream.of(Optimizer.values())
        .flatMap(optimizer -> Stream.of(0.0, 0.01).map(l2 -> Arguments.of(optimizer, l2)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void stepsWhereDl4jStepsAndSaysTheSameLoss(Optimizer optimizer, double l2) {
    MultiLayerNetwork ours = network(optimizer, l2);
    MultiLayerNetwork theirs = network(optimizer, l2);
    TrainingStep step = new SoftmaxStep(ours);
    TrainingStep fit = new FitStep(theirs);
    for (int i = 0; i < STEPS; i++) {
      StepSum sum = step.take(batch(i));
      StepSum expected = fit.take(batch(i));
      assertThat(sum.examples()).isEqualTo(expected.examples()).isEqualTo(3);
      assertThat(sum.lossSum()).isCloseTo(expected.lossSum(), within(1e-5));
    }
    assertThat(ours.params().distance2(theirs.params())).isLessThan(1e-5);
    assertThat(ours.getIterationCount()).isEqualTo(STEPS);
    assertThat(ours.getIterationCount()).isEqualTo(theirs.getIterationCount());
  }

  @Test
  void countsAnExampleByTheWeightOfItsLabelAsDl4jsLossDoes() {
    float[] byLabel = {0.5f, 2, 1};
    MultiLayerNetwork ours = network(Optimizer.SGD, 0);
    MultiLayerNetwork theirs =
        new MultiLayerNetwork(HEAD.configuration(Optimizer.SGD.updater(RATE), 0, 1, byLabel));
    theirs.init();
    INDArray wanted = Nd4j.create(new float[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 0, 0}});
    DataSet batch = weighted(features(1), wanted, 0.5f, 1, 2, 0);
    StepSum sum = new SoftmaxStep(ours).take(batch);
    StepSum expected = new FitStep(theirs).take(batch);
    assertThat(sum.examples()).isEqualTo(expected.examples()).isEqualTo(3);
    assertThat(sum.lossSum()).isCloseTo(expected.lossSum(), within(1e-5));
    assertThat(ours.params().distance2(theirs.params())).isLessThan(1e-6);
  }

  /** DL4J multiplies logits by the mask, too, so that it cannot be asked here. */
  @Test
  void learnsFromAnExampleOfWeightTwoAsFromTwoExamples() {
    INDArray features = features(1);
    features.putRow(1, features.getRow(0));
    INDArray wanted = Nd4j.create(new float[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    MultiLayerNetwork twice = network(Optimizer.SGD, 0);
    MultiLayerNetwork weighted = network(Optimizer.SGD, 0);
    StepSum ofTwo = new SoftmaxStep(twice).take(weighted(features, wanted, 1, 1, 1, 1));
    StepSum ofOne = new SoftmaxStep(weighted).take(weighted(features, wanted, 2, 0, 1, 1));
    assertThat(ofOne.lossSum()).isCloseTo(ofTwo.lossSum(), within(1e-5));
    assertThat(weighted.params().distance2(twice.params())).isLessThan(1e-6);
  }

  private static DataSet weighted(INDArray features, INDArray wanted, float... weights) {
    return new DataSet(features, wanted, null, Nd4j.create(weights, new long[] {4, 1}, 'c'));
  }

  private static MultiLayerNetwork network(Optimizer optimizer, double l2) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(HEAD.configuration(optimizer.updater(RATE), l2, 1));
    network.init();
    return network;
  }

  /** Smoothed labels; the last place has no example. */
  private static DataSet batch(int seed) {
    float[][] wanted = {{0.9f, 0.05f, 0.05f}, {0, 0, 1}, {0.05f, 0.9f, 0.05f}, {0, 0, 0}};
    float[][] weights = {{1}, {1}, {1}, {0}};
    return new DataSet(features(seed), Nd4j.create(wanted), null, Nd4j.create(weights));
  }

  private static INDArray features(int seed) {
    Random random = new Random(seed);
    INDArray features = Nd4j.create(4, HEAD.width());
    for (int i = 0; i < features.length(); i++) {
      features.putScalar(i, random.nextGaussian());
    }
    return features;
  }
}
