package org.murmuration.graph;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What a network is, without its weights: what a folder of ours says of one that came as ONNX.
 *
 * @param id a name for people
 * @param input what it takes
 * @param opset of ONNX's own operators
 * @param layers what computes with images, in order
 * @param defaultCut the tensor where it is cut unless a user names another
 * @param output the tensor that it gives, or the first of several
 */
public record GraphDescription(
    String id,
    GraphInput input,
    int opset,
    List<GraphLayer> layers,
    String defaultCut,
    String output) {
  public GraphDescription {
    layers = List.copyOf(layers);
  }

  /** Tensors whose shape nothing but a run tells. */
  @JsonIgnore
  public List<String> unknown() {
    return layers.stream().filter(layer -> !layer.shape().isKnown()).map(GraphLayer::name).toList();
  }

  /**
   * The same with what a run told.
   *
   * @param shapes by tensor, for one image, {@code [1, ...]}
   */
  public GraphDescription withShapes(Map<String, long[]> shapes) {
    List<GraphLayer> told = layers.stream().map(layer -> told(layer, shapes)).toList();
    return new GraphDescription(id, input, opset, told, defaultCut, output);
  }

  private GraphLayer told(GraphLayer layer, Map<String, long[]> shapes) {
    return layer.shape().isKnown() || !shapes.containsKey(layer.name())
        ? layer
        : layer.withShape(
            TensorShape.of(
                LongStream.of(shapes.get(layer.name())).boxed().toList(),
                shapes.get(layer.name()).length == 4 ? input.layout().channelAxis() : -1));
  }

  /** Where it is likely to be cut, the default first. */
  List<String> likely() {
    Set<String> likely = new LinkedHashSet<>(List.of(defaultCut));
    layers.stream()
        .filter(layer -> layer.operator().equals("GlobalAveragePool") || isClassToken(layer))
        .map(GraphLayer::name)
        .forEach(likely::add);
    return List.copyOf(likely);
  }

  /** One of the tokens, taken out. */
  private static boolean isClassToken(GraphLayer layer) {
    return layer.operator().equals("Gather") && layer.shape().sizes().size() == 1;
  }

  /** The network as stages see it. */
  @JsonIgnore
  public GraphBackbone backbone() {
    return new GraphBackbone(this);
  }
}
