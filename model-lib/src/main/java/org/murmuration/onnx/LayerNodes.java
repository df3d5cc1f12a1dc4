package org.murmuration.onnx;

import static org.murmuration.onnx.NodeList.integer;
import static org.murmuration.onnx.NodeList.integers;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.Layer;
import org.murmuration.network.Classifier;

/**
 * The layers before the head as nodes, NCHW as ONNX has it. A vector that was an image stays in
 * (height, width, channel) order, so that all weights are as they are here.
 */
final class LayerNodes {
  private static final int CHANNEL_AXIS = 1;

  private final Classifier classifier;
  private final NodeList nodes;

  /** Names of values by layer. */
  private final Map<String, String> values = new HashMap<>();

  LayerNodes(Classifier classifier, NodeList nodes) {
    this.classifier = classifier;
    this.nodes = nodes;
  }

  /**
   * @param pixels the value {@code [n, 3, height, width]} that the first layer reads
   * @return the value that the head reads, {@code [n, width]}
   */
  String addAll(String pixels) {
    String last = pixels;
    for (Layer layer : classifier.layers()) {
      last = add(layer, pixels);
      values.put(layer.name(), last);
    }
    if (classifier.averages()) {
      return nodes.addAverage("embedding", last);
    }
    return classifier.cutShape().spatial() ? nodes.addFlatten("embedding", last) : last;
  }

  private String add(Layer layer, String pixels) {
    List<String> inputs = layer.inputs().stream().map(values::get).toList();
    String name = layer.name();
    return switch (layer.kind()) {
      case INPUT -> pixels;
      case DROPOUT -> inputs.get(0);
      case CONVOLUTION ->
          nodes.add(
              name, "Conv", withParameters(layer), kernel(layer), strides(layer), pads(layer));
      case DENSE -> nodes.add(name, "Gemm", withParameters(layer), integer("transB", 1));
      case RELU -> nodes.add(name, "Relu", inputs);
      case MAX_POOL ->
          nodes.add(name, "MaxPool", inputs, kernel(layer), strides(layer), pads(layer));
      case CONCATENATE -> nodes.add(name, "Concat", inputs, integer("axis", CHANNEL_AXIS));
      case AVERAGE_POOL -> nodes.addAverage(name, inputs.get(0));
      case FLATTEN -> nodes.addFlatten(name, inputs.get(0));
      case SOFTMAX -> nodes.add(name, "Softmax", inputs, integer("axis", 1));
      case OPERATOR -> throw notOfAFamily(layer);
    };
  }

  private List<String> withParameters(Layer layer) {
    return List.of(values.get(layer.input()), layer.name() + ".weight", layer.name() + ".bias");
  }

  private static IllegalStateException notOfAFamily(Layer layer) {
    return new IllegalStateException("Cannot write %s: no family has it".formatted(layer.name()));
  }

  private static AttributeProto kernel(Layer layer) {
    return integers("kernel_shape", layer.window().size(), layer.window().size());
  }

  private static AttributeProto strides(Layer layer) {
    return integers("strides", layer.window().stride(), layer.window().stride());
  }

  /** Begins of height and width, then their ends. */
  private static AttributeProto pads(Layer layer) {
    int padding = layer.window().padding();
    return integers("pads", padding, padding, padding, padding);
  }
}
