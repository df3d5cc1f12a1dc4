package org.murmuration.graph;

import java.util.List;
import java.util.Map;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerCost;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.NetworkSummary.Row;
import org.murmuration.architecture.Window;

/**
 * A node of a graph that computes with what comes of images.
 *
 * @param name of the tensor that it gives
 * @param operator ONNX's name of what it does
 * @param inputs tensors that it reads, constants left out
 * @param shape of what it gives
 * @param parameters floats that it reads, where it is the first to read them
 * @param flops for one image, 2 for each multiplication and addition of a weight
 */
public record GraphLayer(
    String name,
    String operator,
    List<String> inputs,
    TensorShape shape,
    long parameters,
    long flops) {
  private static final Map<String, LayerKind> KINDS =
      Map.of(
          "Relu", LayerKind.RELU,
          "Concat", LayerKind.CONCATENATE,
          "Flatten", LayerKind.FLATTEN,
          "Gemm", LayerKind.DENSE,
          "Softmax", LayerKind.SOFTMAX,
          "Dropout", LayerKind.DROPOUT,
          "GlobalAveragePool", LayerKind.AVERAGE_POOL);

  public GraphLayer {
    inputs = List.copyOf(inputs);
  }

  GraphLayer withShape(TensorShape other) {
    return new GraphLayer(name, operator, inputs, other, parameters, flops);
  }

  Row row() {
    Layer layer =
        new Layer(
            name,
            KINDS.getOrDefault(operator, LayerKind.OPERATOR),
            inputs,
            shape.channels(),
            Window.NONE);
    return new Row(
        layer,
        shape.layerShape(),
        new LayerCost(parameters, (long) shape.elements() * Float.BYTES, flops));
  }
}
