package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.refusal.Refusal;

/** Makes of a graph what can be said of it. */
final class Describing {
  private final GraphModel model;
  private final GraphProto graph;
  private final Map<String, Known> known;
  private final Set<String> counted = new HashSet<>();
  private final List<GraphLayer> layers = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private Describing(GraphModel model) {
    this.model = model;
    this.graph = model.model().getGraph();
    this.known = model.known();
    names.add(model.input().name());
    graph.getNodeList().forEach(this::add);
  }

  /**
   * @throws Refusal if the size of images is open, or nothing can be cut
   */
  static GraphDescription of(GraphModel model, String id) {
    model.input().shape();
    return new Describing(model).description(id);
  }

  private GraphDescription description(String id) {
    if (layers.isEmpty()) {
      throw Refusal.input("Cannot use %s: nothing in it computes with images".formatted(id));
    }
    String last = layers.get(layers.size() - 1).name();
    String output =
        graph.getOutputList().stream()
            .map(ValueInfoProto::getName)
            .filter(names::contains)
            .findFirst()
            .orElse(last);
    String cut = new LastDense(graph, known).input(output).filter(names::contains).orElse(output);
    return new GraphDescription(id, model.input(), model.opset(), layers, cut, output);
  }

  private void add(NodeProto node) {
    Known given = node.getOutputCount() == 0 ? Known.NOTHING : known.get(node.getOutput(0));
    if (!given.isActivation()) {
      return;
    }
    String name = node.getOutput(0);
    TensorShape shape = shape(given);
    long flops = 2 * weightsOf(node) * places(shape);
    layers.add(
        new GraphLayer(name, node.getOpType(), inputs(node), shape, parameters(node), flops));
    names.add(name);
  }

  private static TensorShape shape(Known tensor) {
    return tensor.isWhole() && isOfImage(tensor.sizes().orElseThrow())
        ? TensorShape.of(
            tensor.sizes().orElseThrow().stream().map(Extent::count).toList(), tensor.channelAxis())
        : TensorShape.UNKNOWN;
  }

  /** Whether the first axis has one place for each image. */
  private static boolean isOfImage(List<Extent> sizes) {
    return !sizes.isEmpty()
        && sizes.get(0).count() == 1
        && sizes.stream().skip(1).allMatch(Extent::isConstant);
  }

  private List<String> inputs(NodeProto node) {
    return node.getInputList().stream().filter(names::contains).toList();
  }

  /** Of weights that several nodes read, the first has them. */
  private long parameters(NodeProto node) {
    return GraphNames.readBy(node).stream()
        .filter(counted::add)
        .mapToLong(name -> weights(known.getOrDefault(name, Known.NOTHING)))
        .sum();
  }

  /** What is multiplied for each place of what comes out. */
  private long weightsOf(NodeProto node) {
    boolean multiplies =
        LastDense.MULTIPLYING.contains(node.getOpType()) && node.getInputCount() > 1;
    return multiplies ? weights(known.getOrDefault(node.getInput(1), Known.NOTHING)) : 0;
  }

  /** One number is a setting. */
  private static long weights(Known tensor) {
    Extent elements = tensor.elements();
    boolean constant =
        !tensor.ofImages() && tensor.type() == ElementType.FLOAT && elements.isConstant();
    return constant && elements.count() > 1 ? elements.count() : 0;
  }

  private static long places(TensorShape shape) {
    return shape.isKnown() ? shape.elements() / shape.channels() : 0;
  }
}
