package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
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
    MultiLayerConfiguration configuration = HEAD.configuration(new Sgd(0.5), 0, seed);
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  @Test
  void startsFromWeightsThatItsSeedDecides() {
    assertThat(network(1).params()).isEqualTo(network(1).params());
    assertThat(network(1).params()).isNotEqualTo(network(2).params());
  }
}
