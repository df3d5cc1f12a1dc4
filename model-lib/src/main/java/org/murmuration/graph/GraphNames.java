package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which tensors a node reads, those included that its sub-graphs take from around them. */
final class GraphNames {
  private GraphNames() {}

  static Set<String> readBy(NodeProto node) {
    Set<String> names = new LinkedHashSet<>(node.getInputList());
    subgraphs(node).forEach(graph -> names.addAll(captured(graph)));
    names.remove("");
    return names;
  }

  static Stream<GraphProto> subgraphs(NodeProto node) {
    return node.getAttributeList().stream().flatMap(GraphNames::subgraphs);
  }

  private static Stream<GraphProto> subgraphs(AttributeProto attribute) {
    return attribute.hasG()
        ? Stream.concat(Stream.of(attribute.getG()), attribute.getGraphsList().stream())
        : attribute.getGraphsList().stream();
  }

  private static Set<String> captured(GraphProto graph) {
    Set<String> given = constants(graph);
    graph.getInputList().stream().map(ValueInfoProto::getName).forEach(given::add);
    Set<String> captured = new LinkedHashSet<>();
    for (NodeProto node : graph.getNodeList()) {
      readBy(node).stream().filter(name -> !given.contains(name)).forEach(captured::add);
      given.addAll(node.getOutputList());
    }
    graph.getOutputList().stream()
        .map(ValueInfoProto::getName)
        .filter(name -> !given.contains(name))
        .forEach(captured::add);
    return captured;
  }

  /** All that a graph has as constants. */
  static Set<String> constants(GraphProto graph) {
    Set<String> names = new HashSet<>();
    graph.getInitializerList().stream().map(TensorProto::getName).forEach(names::add);
    graph.getSparseInitializerList().forEach(sparse -> names.add(sparse.getValues().getName()));
    return names;
  }
}
