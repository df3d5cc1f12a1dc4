package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.murmuration.label.LabelSet;
import org.murmuration.network.SoftmaxHead;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class TestClassicalMomentum {
  private static final double MOMENTUM = 0.9;
  private static final double RATE = 0.1;
  private static final int STEPS = 50;
  private static final int ROWS = 6;
  private static final int WIDTH = 4;
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));

  @Test
  void followsTheTextbookRecurrenceInADl4jNetwork() {
    MultiLayerNetwork network = network(configuration(new ClassicalMomentum(MOMENTUM, RATE, null)));
    double[] expected = textbook(network.params().toDoubleVector(), step -> RATE);
    fit(network);
    assertThat(network.params().toDoubleVector()).containsExactly(expected, within(1e-6));
  }

  @Test
  void takesTheRateOfEachStepFromASchedule() {
    ISchedule schedule =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.2).add(20, 0.05).build();
    MultiLayerNetwork network =
        network(configuration(new ClassicalMomentum(MOMENTUM, RATE, schedule)));
    double[] expected = textbook(network.params().toDoubleVector(), step -> step < 20 ? 0.2 : 0.05);
    fit(network);
    assertThat(network.params().toDoubleVector()).containsExactly(expected, within(1e-6));
  }

  @Test
  void survivesTheJsonThatConfigurationsTravelAs() {
    MultiLayerConfiguration configuration =
        configuration(new ClassicalMomentum(MOMENTUM, RATE, null));
    MultiLayerConfiguration copy = MultiLayerConfiguration.fromJson(configuration.toJson());

    IUpdater updater = ((BaseLayer) copy.getConf(0).getLayer()).getIUpdater();
    assertThat(updater)
        .isInstanceOfSatisfying(
            ClassicalMomentum.class,
            momentum -> {
              assertThat(momentum.getMomentum()).isEqualTo(MOMENTUM);
              assertThat(momentum.getLearningRate()).isEqualTo(RATE);
              assertThat(momentum.getLearningRateSchedule()).isNull();
            });
    assertThat(copy).isEqualTo(configuration);
    assertThat(fit(network(copy))).isEqualTo(fit(network(configuration)));
  }

  @Test
  void goesOnWhereItsVelocityWasLeft() {
    MultiLayerNetwork whole = network(configuration(new ClassicalMomentum(MOMENTUM, RATE, null)));
    fit(whole);
    INDArray once = fit(whole).dup();

    MultiLayerNetwork first = network(configuration(new ClassicalMomentum(MOMENTUM, RATE, null)));
    fit(first);
    MultiLayerNetwork second = network(configuration(new ClassicalMomentum(MOMENTUM, RATE, null)));
    second.setParams(first.params().dup());
    second.getUpdater().setStateViewArray(second, first.getUpdater().getStateViewArray(), false);
    assertThat(fit(second)).isEqualTo(once);
  }

  private static MultiLayerConfiguration configuration(ClassicalMomentum updater) {
    return new SoftmaxHead(WIDTH, LABELS).configuration(updater, 0, 3);
  }

  private static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static INDArray fit(MultiLayerNetwork network) {
    double[][] x = inputs();
    double[][] y = new double[ROWS][LABELS.size()];
    for (int row = 0; row < ROWS; row++) {
      y[row][row % LABELS.size()] = 1;
    }
    INDArray features = Nd4j.create(x).castTo(network.params().dataType());
    INDArray labels = Nd4j.create(y).castTo(network.params().dataType());
    for (int step = 0; step < STEPS; step++) {
      network.fit(features, labels);
    }
    return network.params();
  }

  private static double[][] inputs() {
    Random random = new Random(17);
    double[][] x = new double[ROWS][WIDTH];
    for (double[] row : x) {
      for (int i = 0; i < WIDTH; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return x;
  }

  private interface Rate {
    double at(int step);
  }

  /** v = mu v - rate g; w += v, for softmax regression, in doubles and plain arrays. */
  private static double[] textbook(double[] start, Rate rate) {
    double[] w = start.clone();
    double[] v = new double[w.length];
    for (int step = 0; step < STEPS; step++) {
      double[] g = gradient(w);
      for (int i = 0; i < w.length; i++) {
        v[i] = MOMENTUM * v[i] - rate.at(step) * g[i];
        w[i] += v[i];
      }
    }
    return w;
  }

  /** Of the mean cross-entropy; w holds DL4J's [in, out] weights in column-major order, then b. */
  private static double[] gradient(double[] w) {
    double[] g = new double[w.length];
    double[][] x = inputs();
    for (int row = 0; row < ROWS; row++) {
      double[] p = probabilities(w, x[row]);
      for (int label = 0; label < p.length; label++) {
        double error = (p[label] - (row % p.length == label ? 1 : 0)) / ROWS;
        for (int i = 0; i < WIDTH; i++) {
          g[label * WIDTH + i] += error * x[row][i];
        }
        g[p.length * WIDTH + label] += error;
      }
    }
    return g;
  }

  private static double[] probabilities(double[] w, double[] x) {
    double[] p = new double[LABELS.size()];
    double sum = 0;
    for (int label = 0; label < p.length; label++) {
      double logit = w[p.length * WIDTH + label];
      for (int i = 0; i < WIDTH; i++) {
        logit += w[label * WIDTH + i] * x[i];
      }
      p[label] = Math.exp(logit);
      sum += p[label];
    }
    for (int label = 0; label < p.length; label++) {
      p[label] /= sum;
    }
    return p;
  }
}
