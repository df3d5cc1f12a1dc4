package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A graph of two layers and a softmax of three labels. The gradients of the first layer come
 * through the second, the one that is tested.
 */
record TwoLayers(InputType input, Layer first, Layer second) {
  static final int LABELS = 3;

  ComputationGraph graph() {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .graphBuilder()
            .addInputs("input")
            .setInputTypes(input)
            .addLayer("first", first, "input")
            .addLayer("second", second, "first")
            .addLayer(
                "output",
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(LABELS)
                    .activation(Activation.SOFTMAX)
                    .build(),
                "second")
            .setOutputs("output")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  /** Holds the outputs and all gradients of one graph against another's of the same parameters. */
  static void assertSame(
      ComputationGraph ours,
      ComputationGraph theirs,
      INDArray input,
      INDArray labels,
      double tolerance) {
    theirs.setParams(ours.params().dup());
    assertClose(ours.outputSingle(input), theirs.outputSingle(input), tolerance);
    Map<String, INDArray> expected = gradients(theirs, input, labels);
    gradients(ours, input, labels)
        .forEach((name, gradient) -> assertClose(gradient, expected.get(name), tolerance));
  }

  private static Map<String, INDArray> gradients(
      ComputationGraph graph, INDArray input, INDArray labels) {
    graph.setInputs(input);
    graph.setLabels(labels);
    graph.computeGradientAndScore();
    return graph.gradient().gradientForVariable();
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double largest = expected.amaxNumber().doubleValue();
    assertThat(largest).isPositive();
    assertThat(actual.sub(expected).amaxNumber().doubleValue() / largest).isLessThan(tolerance);
  }

  /** A graph from what another's configuration is as JSON, with the same parameters. */
  static ComputationGraph throughJson(ComputationGraph graph) {
    ComputationGraph copy =
        new ComputationGraph(
            ComputationGraphConfiguration.fromJson(graph.getConfiguration().toJson()));
    copy.init(graph.params().dup(), false);
    return copy;
  }
}
