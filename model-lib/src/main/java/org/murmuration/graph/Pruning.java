package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.refusal.Refusal;

/** Leaves of a graph what leads to some of its tensors. */
final class Pruning {
  /** From here on constants need not be inputs, too, and so cannot be changed from outside. */
  private static final long FIRST_IR_WITH_CONSTANTS = 4;

  private final GraphModel model;
  private final Set<String> reached;

  private Pruning(GraphModel model, List<String> tensors) {
    this.model = model;
    this.reached = new HashSet<>(tensors);
    List<NodeProto> nodes = model.model().getGraph().getNodeList();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (leads(nodes.get(i))) {
        reached.addAll(GraphNames.readBy(nodes.get(i)));
      }
    }
  }

  static GraphPrefix of(GraphModel model, List<String> tensors) {
    Map<String, Known> known = model.known();
    tensors.forEach(tensor -> requireActivation(known, tensor));
    return new Pruning(model, tensors).prefix(tensors);
  }

  private static void requireActivation(Map<String, Known> known, String tensor) {
    if (!known.getOrDefault(tensor, Known.NOTHING).isActivation()) {
      throw Refusal.input(
          "Cannot cut this network at '%s': it has no such tensor that depends on the images (see show for those it has)"
              .formatted(tensor));
    }
  }

  private boolean leads(NodeProto node) {
    return node.getOutputList().stream().anyMatch(reached::contains);
  }

  private GraphPrefix prefix(List<String> tensors) {
    GraphInput input = OpenBatch.of(model, this::leads, tensors);
    ModelProto.Builder pruned = model.model().toBuilder().clearTrainingInfo();
    pruned.setIrVersion(Math.max(pruned.getIrVersion(), FIRST_IR_WITH_CONSTANTS));
    pruned.setGraph(graph(input, tensors));
    return new GraphPrefix(pruned.build(), input, tensors);
  }

  private GraphProto graph(GraphInput input, List<String> tensors) {
    GraphProto whole = model.model().getGraph();
    GraphProto.Builder graph =
        whole.toBuilder()
            .clearNode()
            .clearInitializer()
            .clearSparseInitializer()
            .clearInput()
            .clearOutput()
            .clearValueInfo()
            .clearQuantizationAnnotation();
    whole.getNodeList().stream().filter(this::leads).forEach(graph::addNode);
    whole.getInitializerList().stream()
        .filter(tensor -> reached.contains(tensor.getName()))
        .forEach(graph::addInitializer);
    whole.getSparseInitializerList().stream()
        .filter(sparse -> reached.contains(sparse.getValues().getName()))
        .forEach(graph::addSparseInitializer);
    whole.getInputList().stream()
        .filter(declared -> declared.getName().equals(input.name()))
        .forEach(declared -> graph.addInput(input.declaration(declared)));
    // ONNX Runtime finds type and shape by itself, which are not known for all tensors here.
    tensors.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    return graph.build();
  }
}
