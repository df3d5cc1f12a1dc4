package org.murmuration.network;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.murmuration.image.ImageShape;
import org.nd4j.linalg.activations.Activation;

/** Turns a {@link GraphPlan} into the configuration of a DL4J graph, NHWC throughout. */
final class GraphAssembly {
  private static final String INPUT = "input";

  private final GraphPlan plan;
  private final GraphBuilder graph;
  private String output;

  private GraphAssembly(GraphPlan plan) {
    this.plan = plan;
    ImageShape in = plan.architecture().input();
    this.graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(
                InputType.convolutional(in.height(), in.width(), in.channels(), CNN2DFormat.NHWC))
            .validateOutputLayerConfig(false);
  }

  /** Input to cut, pooled. Its only output is the embedding. */
  static ComputationGraphConfiguration prefix(GraphPlan plan) {
    GraphAssembly assembly = new GraphAssembly(plan);
    assembly.addPrefix();
    return assembly.build();
  }

  /** Input to cut, pooled, and a softmax layer of {@code classes} outputs. */
  static ComputationGraphConfiguration classifier(GraphPlan plan, int classes) {
    GraphAssembly assembly = new GraphAssembly(plan);
    assembly.addPrefix();
    assembly.addHead(classes);
    return assembly.build();
  }

  private void addPrefix() {
    plan.layers().forEach(this::add);
    output = plan.lastVertex();
    if (plan.averages()) {
      graph.addLayer(GraphPlan.EMBEDDING, new GlobalPoolingLayer(PoolingType.AVG), output);
      output = GraphPlan.EMBEDDING;
    }
  }

  private void addHead(int classes) {
    OutputLayer softmax = LayerConfigurations.softmax(classes).build();
    graph.addLayer(GraphPlan.HEAD, softmax, output);
    output = GraphPlan.HEAD;
  }

  private ComputationGraphConfiguration build() {
    return graph.setOutputs(output).build();
  }

  private void add(Layer layer) {
    switch (layer.kind()) {
      case CONVOLUTION ->
          addLayer(
              layer, Conv2dOpLayer.of(LayerConfigurations.convolution(layer, activation(layer))));
      case DENSE -> addLayer(layer, LayerConfigurations.dense(layer, activation(layer)).build());
      case MAX_POOL -> addLayer(layer, LayerConfigurations.maxPool(layer));
      case AVERAGE_POOL -> addLayer(layer, new GlobalPoolingLayer(PoolingType.AVG));
      case SOFTMAX -> addLayer(layer, new ActivationLayer(Activation.SOFTMAX));
      case CONCATENATE -> graph.addVertex(layer.name(), new ChannelMergeVertex(), inputs(layer));
      case INPUT, RELU, DROPOUT, FLATTEN -> {
        // The input is declared, a ReLU runs in the layer before it, dropout is for training only,
        // and DL4J flattens by itself where a dense layer follows.
      }
    }
  }

  private void addLayer(Layer layer, org.deeplearning4j.nn.conf.layers.Layer configuration) {
    graph.addLayer(layer.name(), configuration, inputs(layer));
  }

  private String[] inputs(Layer layer) {
    return layer.inputs().stream().map(plan::vertexOf).toArray(String[]::new);
  }

  private Activation activation(Layer layer) {
    return plan.hasRelu(layer) ? Activation.RELU : Activation.IDENTITY;
  }
}
