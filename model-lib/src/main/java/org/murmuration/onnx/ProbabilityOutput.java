package org.murmuration.onnx;

import static org.murmuration.onnx.NodeList.integer;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.network.Classifier;

/** What a model gives: the head's probabilities. */
record ProbabilityOutput(Classifier classifier) {
  private static final String NAME = "probabilities";

  String description() {
    return "probabilities: [batch, %d] float32, each row sums to 1, in the order of the metadata's labels"
        .formatted(labels());
  }

  private int labels() {
    return classifier.head().labels().size();
  }

  /**
   * @param features the value {@code [batch, width]} that the head reads
   */
  ValueInfoProto addNodes(NodeList nodes, String features) {
    String last = features;
    List<String> layers = classifier.parameters().slots().headLayers();
    for (String hidden : layers.subList(0, layers.size() - 1)) {
      List<String> inputs =
          List.of(last, hidden + ParameterLayout.WEIGHT, hidden + ParameterLayout.BIAS);
      last =
          nodes.add(
              hidden + "_relu",
              "Relu",
              List.of(nodes.add(hidden, "Gemm", inputs, integer("transB", 1))));
    }
    List<String> inputs = List.of(last, ParameterLayout.HEAD_WEIGHT, ParameterLayout.HEAD_BIAS);
    String logits = nodes.add("logits", "Gemm", inputs, integer("transB", 1));
    nodes.add(NAME, "Softmax", List.of(logits), integer("axis", 1));
    return Declaration.of(NAME, DataType.FLOAT, description(), labels());
  }
}
