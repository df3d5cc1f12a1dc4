package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class TestDenseOpLayer {
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest(name = "{0} images {1} -> {2} {3}")
  @CsvSource({"1, 7, 5, RELU", "3, 40, 33, RELU", "16, 50, 64, IDENTITY", "17, 129, 8, TANH"})
  void equalsDl4jsLayerInForwardAndInAllGradients(
      int images, int width, int units, Activation activation) {
    DenseLayer.Builder first = dense(units, activation);
    DenseLayer.Builder second = dense(units, activation);
    ComputationGraph ours = graph(width, DenseOpLayer.of(first), DenseOpLayer.of(second));
    ComputationGraph theirs = graph(width, first.build(), second.build());

    INDArray x = Nd4j.rand(images, width).subi(0.5);
    INDArray labels = Nd4j.zeros(images, TwoLayers.LABELS);
    labels.getColumn(1).addi(1);
    TwoLayers.assertSame(ours, theirs, x, labels, TOLERANCE);
  }

  private static DenseLayer.Builder dense(int units, Activation activation) {
    return new DenseLayer.Builder().nOut(units).activation(activation);
  }

  private static ComputationGraph graph(int width, Layer first, Layer second) {
    return new TwoLayers(InputType.feedForward(width), first, second).graph();
  }

  @ParameterizedTest(name = "{0} images")
  @ValueSource(ints = {1, 5, 16, 17, 24, 32, 33, 50})
  void givesAnImageTheSameBitsWhateverSharesItsBatch(int images) {
    ComputationGraph graph =
        graph(
            300,
            DenseOpLayer.of(dense(70, Activation.RELU)),
            DenseOpLayer.of(dense(9, Activation.RELU)));
    INDArray image = Nd4j.rand(1, 300);
    INDArray alone = Nd4j.zeros(images, 300);
    alone.putRow(0, image);
    INDArray expected = first(graph, alone).getRow(0).dup();

    for (int place = 0; place < images; place++) {
      INDArray x = Nd4j.rand(images, 300);
      x.putRow(place, image);
      assertThat(first(graph, x).getRow(place).toFloatVector())
          .containsExactly(expected.toFloatVector());
    }
  }

  private static INDArray first(ComputationGraph graph, INDArray x) {
    return graph.feedForward(x, false).get("first");
  }

  @Test
  void survivesTheJsonThatConfigurationsTravelAs() {
    ComputationGraph graph =
        graph(
            6,
            DenseOpLayer.of(dense(4, Activation.RELU)),
            DenseOpLayer.of(dense(5, Activation.RELU)));
    ComputationGraph copy = TwoLayers.throughJson(graph);

    INDArray x = Nd4j.rand(2, 6);
    assertThat(copy.getLayer("first")).isInstanceOf(DenseOp.class);
    assertThat(copy.outputSingle(x)).isEqualTo(graph.outputSingle(x));
  }
}
