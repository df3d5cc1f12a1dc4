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
import org.murmuration.architecture.BatchSlicing;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.LayerShapes;

/** Turns plans of cuts into the configuration of a DL4J graph, NHWC throughout. */
final class GraphAssembly {
  private final CutPlans plan;
  private final Layer input;
  private final LayerVertices vertices;
  private final List<String> outputs = new ArrayList<>();

  /**
   * @param input the layer that gives what the graph reads
   */
  private GraphAssembly(CutPlans plan, Layer input) {
    this.plan = plan;
    this.input = input;
    LayerShape in = LayerShapes.of(plan.architecture()).get(input.name());
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs(LayerVertices.INPUT)
            .setInputTypes(
                InputType.convolutional(in.height(), in.width(), in.channels(), CNN2DFormat.NHWC))
            .validateOutputLayerConfig(false);
    this.vertices = new LayerVertices(plan, graph, new Learning() {});
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
    plan.layers().stream().limit(plan.layers().indexOf(last) + 1L).forEach(assembly.vertices::add);
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
    assembly.vertices.addHead(hidden, classes, assembly.outputs.get(0));
    return assembly.build(List.of(GraphPlan.HEAD));
  }

  private void addPrefix() {
    plan.layers().stream().skip(plan.layers().indexOf(input) + 1L).forEach(vertices::add);
    plan.cuts().forEach(cut -> outputs.add(embedding(cut)));
  }

  /** The vertex that gives what a cut becomes. */
  private String embedding(GraphPlan cut) {
    String vertex = GraphPlan.EMBEDDING + "_" + cut.cut().layer();
    if (cut.averages()) {
      vertices.addAverage(vertex, cut.lastVertex());
      return vertex;
    }
    if (plan.cuts().size() > 1) {
      // A copy that no other vertex reads: ComputationGraph.output loses count of its workspaces
      // where one output is read on the way to another.
      vertices.addCopy(vertex, cut.lastVertex());
      return vertex;
    }
    return cut.lastVertex();
  }

  private ComputationGraphConfiguration build(List<String> last) {
    return vertices.build(last.toArray(String[]::new));
  }
}
