package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the layer that makes classes of what a network knows of an image. */
final class LastDense {
  /** Operators that multiply what they read with weights. */
  static final Set<String> MULTIPLYING = Set.of("Gemm", "MatMul", "Conv");

  /** What may stand between that layer and the output. */
  private static final Set<String> AFTER =
      Set.of(
          "Softmax",
          "LogSoftmax",
          "Sigmoid",
          "Identity",
          "Cast",
          "Dropout",
          "Reshape",
          "Flatten",
          "Squeeze",
          "GlobalAveragePool",
          "ReduceMean",
          "Relu",
          "Add");

  private final Map<String, NodeProto> givers = new HashMap<>();
  private final Map<String, Known> known;

  LastDense(GraphProto graph, Map<String, Known> known) {
    this.known = known;
    graph
        .getNodeList()
        .forEach(node -> node.getOutputList().forEach(name -> givers.put(name, node)));
  }

  /** The tensor that it reads; empty if the network ends without one. */
  Optional<String> input(String output) {
    String tensor = output;
    while (givers.containsKey(tensor)) {
      NodeProto node = givers.get(tensor);
      List<String> read = node.getInputList().stream().filter(this::isOfImages).toList();
      if (read.size() != 1) {
        return Optional.empty();
      }
      tensor = read.get(0);
      if (MULTIPLYING.contains(node.getOpType())) {
        return Optional.of(tensor);
      }
      if (!AFTER.contains(node.getOpType())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isOfImages(String tensor) {
    return known.getOrDefault(tensor, Known.NOTHING).ofImages();
  }
}
