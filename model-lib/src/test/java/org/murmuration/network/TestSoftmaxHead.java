package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.label.LabelSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class TestSoftmaxHead {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));
  private static final SoftmaxHead HEAD = new SoftmaxHead(5, LABELS);

  @Test
  void takesOverWhatDl4jsLayerHasLearnt() {
    MultiLayerNetwork network = network(1);
    Nd4j.getRandom().setSeed(7);
    INDArray embeddings = Nd4j.rand(6, 5);
    network.fit(embeddings, Nd4j.eye(3).repeat(0, 2));

    TrainedHead head = HEAD.trained(network);
    INDArray expected = network.output(embeddings);
    for (int row = 0; row < 6; row++) {
      assertThat(head.probabilities(embeddings.getRow(row).toFloatVector()))
          .containsExactly(expected.getRow(row).toFloatVector(), within(1e-6f));
    }
    assertThat(head.labels()).isEqualTo(LABELS);
    assertThat(head.width()).isEqualTo(5);
  }

  private static MultiLayerNetwork network(long seed) {
    return network(HEAD, seed);
  }

  private static MultiLayerNetwork network(SoftmaxHead head, long seed) {
    MultiLayerConfiguration configuration = head.configuration(new Sgd(0.5), 0, seed);
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  @Test
  void takesOverHiddenLayers() {
    SoftmaxHead deep = new SoftmaxHead(5, new HiddenLayers(List.of(7, 4)), LABELS);
    MultiLayerNetwork network = network(deep, 1);
    Nd4j.getRandom().setSeed(7);
    INDArray embeddings = Nd4j.randn(6, 5);
    network.fit(embeddings, Nd4j.eye(3).repeat(0, 2));
    TrainedHead head = deep.trained(network);
    INDArray expected = network.output(embeddings);
    for (int row = 0; row < 6; row++) {
      assertThat(head.probabilities(embeddings.getRow(row).toFloatVector()))
          .containsExactly(expected.getRow(row).toFloatVector(), within(1e-6f));
    }
    assertThat(head.hiddenLayers()).isEqualTo(deep.hidden());
    assertThat(network(deep, 1).params()).isEqualTo(network(deep, 1).params());
    assertThat(network(deep, 1).params()).isNotEqualTo(network(deep, 2).params());
  }

  /** Whatever the widths, so that one learning rate suits all. */
  @Test
  void keepsTheLengthOfWhatGoesThroughHiddenLayersAtFirst() {
    SoftmaxHead deep = new SoftmaxHead(400, new HiddenLayers(List.of(700, 300)), LABELS);
    MultiLayerNetwork network = network(deep, 1);
    Nd4j.getRandom().setSeed(7);
    INDArray features = Nd4j.randn(100, 400).divi(Math.sqrt(400));
    for (INDArray layer : network.feedForward(features).subList(1, 3)) {
      double meanSquareLength = layer.norm2(1).norm2Number().doubleValue();
      assertThat(meanSquareLength * meanSquareLength / 100).isCloseTo(1, within(0.15));
    }
  }

  /** Two labels on opposite corners of a square: no straight line has them on either side. */
  @Test
  void solvesWithAHiddenLayerWhatNoSoftmaxLayerAloneCan() {
    assertThat(correctCorners(HiddenLayers.NONE)).isLessThanOrEqualTo(3);
    assertThat(correctCorners(new HiddenLayers(List.of(8)))).isEqualTo(4);
  }

  private static long correctCorners(HiddenLayers hidden) {
    float[][] corners = {{0.7f, 0.7f}, {-0.7f, -0.7f}, {0.7f, -0.7f}, {-0.7f, 0.7f}};
    LabelSet labels = LabelSet.inOrder(List.of("same", "different"));
    SoftmaxHead head = new SoftmaxHead(2, hidden, labels);
    MultiLayerNetwork network = network(head, 1);
    INDArray wanted = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}});
    for (int step = 0; step < 200; step++) {
      network.fit(Nd4j.createFromArray(corners), wanted);
    }
    TrainedHead trained = head.trained(network);
    return IntStream.range(0, 4)
        .filter(i -> trained.probabilities(corners[i])[i / 2] > 0.9)
        .count();
  }

  @Test
  void startsFromWeightsThatItsSeedDecides() {
    assertThat(network(1).params()).isEqualTo(network(1).params());
    assertThat(network(1).params()).isNotEqualTo(network(2).params());
  }
}
