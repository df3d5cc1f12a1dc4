package org.murmuration.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.murmuration.architecture.BatchSlicing;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.LayerShapes;
import org.nd4j.linalg.activations.Activation;

/** Turns plans of cuts into the configuration of a DL4J graph, NHWC throughout. */
final class GraphAssembly {
  private static final String INPUT = "input";

  private final CutPlans plan;
  private final Layer input;
  private final GraphBuilder graph;
  private final List<String> outputs = new ArrayList<>();

  /**
   * @param input the layer that gives what the graph reads
   */
  private GraphAssembly(CutPlans plan, Layer input) {
    this.plan = plan;
    this.input = input;
    LayerShape in = LayerShapes.of(plan.architecture()).get(input.name());
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
    return prefix(CutPlans.of(plan));
  }

  /** Input to cuts, pooled. Its outputs are the embeddings, in the order of the cuts. */
  static ComputationGraphConfiguration prefix(CutPlans plan) {
    return prefixAfter(plan.input(), plan);
  }

  /** The same, its first part in slices where it can be. */
  static NetworkGraphs slicedPrefix(CutPlans plan) {
    return sliced(plan, input -> prefixAfter(input, plan));
  }

  /** Input to cut, pooled, and a head of {@code classes} outputs; in slices likewise. */
  static NetworkGraphs slicedClassifier(GraphPlan cut, HiddenLayers hidden, int classes) {
    CutPlans plan = CutPlans.of(cut);
    return sliced(plan, input -> classifierAfter(input, plan, hidden, classes));
  }

  private static NetworkGraphs sliced(
      CutPlans plan, Function<Layer, ComputationGraphConfiguration> after) {
    return BatchSlicing.of(plan)
        .map(
            slicing ->
                new NetworkGraphs(
                    Optional.of(
                        new NetworkGraphs.Sliced(slicing, slicedPart(plan, slicing.last()))),
                    after.apply(slicing.last())))
        .orElseGet(() -> NetworkGraphs.whole(after.apply(plan.input())));
  }

  private static ComputationGraphConfiguration slicedPart(CutPlans plan, Layer last) {
    GraphAssembly assembly = new GraphAssembly(plan, plan.input());
    plan.layers().stream().limit(plan.layers().indexOf(last) + 1L).forEach(assembly::add);
    return assembly.build(List.of(last.name()));
  }

  private static ComputationGraphConfiguration prefixAfter(Layer input, CutPlans plan) {
    GraphAssembly assembly = new GraphAssembly(plan, input);
    assembly.addPrefix();
    return assembly.build(assembly.outputs);
  }

  private static ComputationGraphConfiguration classifierAfter(
      Layer input, CutPlans plan, HiddenLayers hidden, int classes) {
    GraphAssembly assembly = new GraphAssembly(plan, input);
    assembly.addPrefix();
    assembly.addHead(hidden, classes);
    return assembly.build(List.of(GraphPlan.HEAD));
  }

  private void addPrefix() {
    plan.layers().stream().skip(plan.layers().indexOf(input) + 1L).forEach(this::add);
    plan.cuts().forEach(cut -> outputs.add(embedding(cut)));
  }

  /** The vertex that gives what a cut becomes. */
  private String embedding(GraphPlan cut) {
    String vertex = GraphPlan.EMBEDDING + "_" + cut.cut().layer();
    if (cut.averages()) {
      graph.addLayer(vertex, new GlobalPoolingLayer(PoolingType.AVG), cut.lastVertex());
      return vertex;
    }
    if (plan.cuts().size() > 1) {
      // A copy that no other vertex reads: ComputationGraph.output loses count of its workspaces
      // where one output is read on the way to another.
      graph.addLayer(vertex, new ActivationLayer(Activation.IDENTITY), cut.lastVertex());
      return vertex;
    }
    return cut.lastVertex();
  }

  private void addHead(HiddenLayers hidden, int classes) {
    String last = outputs.get(0);
    for (int i = 0; i < hidden.count(); i++) {
      int units = hidden.units().get(i);
      graph.addLayer(
          GraphPlan.hidden(i),
          DenseOpLayer.of(LayerConfigurations.dense(units, Activation.RELU)),
          last);
      last = GraphPlan.hidden(i);
    }
    graph.addLayer(GraphPlan.HEAD, LayerConfigurations.softmax(classes).build(), last);
  }

  private ComputationGraphConfiguration build(List<String> vertices) {
    return graph.setOutputs(vertices.toArray(String[]::new)).build();
  }

  private void add(Layer layer) {
    switch (layer.kind()) {
      case CONVOLUTION ->
          addLayer(
              layer, Conv2dOpLayer.of(LayerConfigurations.convolution(layer, activation(layer))));
      case DENSE ->
          addLayer(
              layer, DenseOpLayer.of(LayerConfigurations.dense(layer.units(), activation(layer))));
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
    return layer.inputs().stream().map(this::vertexOf).toArray(String[]::new);
  }

  private String vertexOf(String layer) {
    String vertex = plan.vertexOf(layer);
    return vertex.equals(input.name()) ? INPUT : vertex;
  }

  private Activation activation(Layer layer) {
    return plan.hasRelu(layer) ? Activation.RELU : Activation.IDENTITY;
  }
}
