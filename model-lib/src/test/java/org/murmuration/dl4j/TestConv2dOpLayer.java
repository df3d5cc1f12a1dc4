package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class TestConv2dOpLayer {
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest(name = "{0}x{1} kernel {2} stride {3} padding {4} {5}")
  @CsvSource({
    "8, 8, 3, 1, 1, RELU",
    "9, 7, 3, 1, 1, RELU",
    "13, 10, 3, 2, 0, RELU",
    "11, 11, 5, 3, 2, RELU",
    "7, 9, 1, 1, 0, IDENTITY",
    "8, 11, 2, 2, 0, RELU",
    "10, 9, 3, 1, 0, TANH",
    "15, 15, 7, 2, 3, RELU"
  })
  void equalsDl4jsLayerInForwardAndInAllGradients(
      int height, int width, int kernel, int stride, int padding, Activation activation) {
    ConvolutionLayer.Builder first = convolution(1, 1, 0, 4, activation);
    ConvolutionLayer.Builder second = convolution(kernel, stride, padding, 5, activation);
    ComputationGraph ours = graph(height, width, Conv2dOpLayer.of(first), Conv2dOpLayer.of(second));
    ComputationGraph theirs = graph(height, width, first.build(), second.build());

    INDArray images = Nd4j.rand(3, height, width, 3).subi(0.5);
    TwoLayers.assertSame(ours, theirs, images, Nd4j.eye(TwoLayers.LABELS), TOLERANCE);
  }

  private static ConvolutionLayer.Builder convolution(
      int kernel, int stride, int padding, int channels, Activation activation) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .padding(padding, padding)
        .nOut(channels)
        .dataFormat(CNN2DFormat.NHWC)
        .activation(activation);
  }

  private static ComputationGraph graph(
      int height, int width, ConvolutionLayer first, ConvolutionLayer second) {
    Nd4j.getRandom().setSeed(7);
    InputType input = InputType.convolutional(height, width, 3, CNN2DFormat.NHWC);
    return new TwoLayers(input, first, second).graph();
  }

  @Test
  void survivesTheJsonThatConfigurationsTravelAs() {
    ConvolutionLayer.Builder builder = convolution(3, 1, 1, 2, Activation.RELU);
    ComputationGraph graph = graph(6, 5, Conv2dOpLayer.of(builder), Conv2dOpLayer.of(builder));
    ComputationGraph copy = TwoLayers.throughJson(graph);

    INDArray images = Nd4j.rand(2, 6, 5, 3);
    assertThat(copy.getLayer("first")).isInstanceOf(Conv2dOp.class);
    assertThat(copy.outputSingle(images)).isEqualTo(graph.outputSingle(images));
  }
}
