package org.murmuration.dl4j;

import java.util.HashSet;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Layer;
import org.nd4j.linalg.activations.Activation;

/** Turns layers into the vertices of a DL4J graph, whether it computes or learns. */
final class LayerVertices {
  /** What the graph reads. */
  static final String INPUT = "input";

  private final CutPlans plan;
  private final GraphBuilder graph;
  private final Learning learning;
  private final Set<String> added = new HashSet<>();

  /**
   * @param plan where the layers come from
   * @param graph that gets the vertices, with the input {@value #INPUT}
   */
  LayerVertices(CutPlans plan, GraphBuilder graph, Learning learning) {
    this.plan = plan;
    this.graph = graph;
    this.learning = learning;
  }

  void add(Layer layer) {
    String name = layer.name();
    learning.reach(name);
    switch (layer.kind()) {
      case CONVOLUTION -> add(name, convolution(layer), inputs(layer));
      case DENSE -> add(name, dense(name, layer.units(), activation(layer)), inputs(layer));
      case MAX_POOL -> add(name, LayerConfigurations.maxPool(layer), inputs(layer));
      case AVERAGE_POOL -> addAverage(name, inputs(layer));
      case SOFTMAX -> add(name, new ActivationLayer(Activation.SOFTMAX), inputs(layer));
      case CONCATENATE -> add(name, new ChannelMergeVertex(), inputs(layer));
      case OPERATOR ->
          throw new IllegalStateException("Cannot build %s: no family has it".formatted(name));
      case INPUT, RELU, DROPOUT, FLATTEN -> {
        // The input is declared, a ReLU runs in the layer before it, dropout, where something
        // learns, in the layer after it, and DL4J flattens by itself where a dense layer follows.
      }
    }
  }

  private Conv2dOpLayer convolution(Layer layer) {
    ConvolutionLayer.Builder builder = LayerConfigurations.convolution(layer, activation(layer));
    return Conv2dOpLayer.of(described(layer.name(), builder));
  }

  private DenseOpLayer dense(String name, int units, Activation activation) {
    return DenseOpLayer.of(described(name, LayerConfigurations.dense(units, activation)));
  }

  private <B extends BaseLayer.Builder<?>> B described(String name, B builder) {
    learning.describe(name, builder);
    return builder;
  }

  /** The mean over height and width. */
  void addAverage(String name, String... inputs) {
    add(name, new GlobalPoolingLayer(PoolingType.AVG), inputs);
  }

  /** The same values under another name. */
  void addCopy(String name, String input) {
    add(name, new ActivationLayer(Activation.IDENTITY), input);
  }

  /**
   * Hidden layers and a softmax layer.
   *
   * @param embedding the vertex that the first of them reads
   */
  void addHead(HiddenLayers hidden, int classes, String embedding) {
    String last = embedding;
    for (int i = 0; i < hidden.count(); i++) {
      String name = GraphPlan.hidden(i);
      add(name, dense(name, hidden.units().get(i), Activation.RELU), last);
      last = name;
    }
    OutputLayer.Builder head = LayerConfigurations.softmax(classes);
    add(GraphPlan.HEAD, described(GraphPlan.HEAD, head).build(), last);
  }

  private void add(
      String name, org.deeplearning4j.nn.conf.layers.Layer configuration, String... inputs) {
    graph.addLayer(name, learning.finish(configuration), inputs);
    added.add(name);
  }

  private void add(String name, GraphVertex vertex, String... inputs) {
    graph.addVertex(name, learning.finish(vertex), inputs);
    added.add(name);
  }

  private String[] inputs(Layer layer) {
    return layer.inputs().stream().map(this::vertexOf).toArray(String[]::new);
  }

  /** The vertex that gives a layer's output: the input, for a layer that is not in this graph. */
  String vertexOf(String layer) {
    String vertex = plan.vertexOf(layer);
    return added.contains(vertex) ? vertex : INPUT;
  }

  private Activation activation(Layer layer) {
    return plan.hasRelu(layer) ? Activation.RELU : Activation.IDENTITY;
  }

  ComputationGraphConfiguration build(String... outputs) {
    return graph.setOutputs(outputs).build();
  }
}
