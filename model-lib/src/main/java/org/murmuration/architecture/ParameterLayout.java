package org.murmuration.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The plan of the one vector that holds all parameters of a network, in the order in which DL4J's
 * graph wants them: layer by layer, a convolution's bias before its weights (DL4J's {@code
 * ConvolutionParamInitializer}), a dense layer's weights before its bias ({@code
 * DefaultParamInitializer}). DL4J keeps dense weights as {@code [in, out]} in column-major order,
 * which is {@code [out, in]} in row-major order.
 */
public final class ParameterLayout {
  /** What follows a layer's name in that of its weights. */
  public static final String WEIGHT = ".weight";

  /** What follows a layer's name in that of its biases. */
  public static final String BIAS = ".bias";

  public static final String HEAD_WEIGHT = GraphPlan.HEAD + WEIGHT;
  public static final String HEAD_BIAS = GraphPlan.HEAD + BIAS;

  private final Map<String, ParameterSlot> byName = new LinkedHashMap<>();
  private long length;

  private ParameterLayout() {}

  /** For all layers of a network. */
  public static ParameterLayout of(Architecture architecture) {
    return of(architecture, layer -> true);
  }

  static ParameterLayout of(Architecture architecture, Predicate<Layer> wanted) {
    ParameterLayout layout = new ParameterLayout();
    Map<String, LayerShape> shapes = LayerShapes.of(architecture);
    architecture.layers().stream()
        .filter(layer -> layer.kind().hasParameters() && wanted.test(layer))
        .forEach(layer -> layout.add(layer, shapes.get(layer.input())));
    return layout;
  }

  /** For a softmax layer alone. */
  public static ParameterLayout ofHead(int width, int labels) {
    return ofHead(width, HiddenLayers.NONE, labels);
  }

  /** For a head alone. */
  public static ParameterLayout ofHead(int width, HiddenLayers hidden, int labels) {
    return new ParameterLayout().withHead(width, hidden, labels);
  }

  /** These and, after them, a head. */
  public ParameterLayout withHead(int width, HiddenLayers hidden, int labels) {
    ParameterLayout joined = new ParameterLayout();
    all().forEach(slot -> joined.add(slot.name(), slot.shape()));
    int inputs = width;
    for (int i = 0; i < hidden.count(); i++) {
      joined.addDense(GraphPlan.hidden(i), hidden.units().get(i), inputs);
      inputs = hidden.units().get(i);
    }
    joined.addDense(GraphPlan.HEAD, labels, inputs);
    return joined;
  }

  /** Names of the layers of a head, the softmax layer last; empty for a network without a head. */
  public List<String> headLayers() {
    return byName.values().stream()
        .filter(slot -> slot.isWeight() && GraphPlan.isOfHead(slot.layer()))
        .map(ParameterSlot::layer)
        .toList();
  }

  private void add(Layer layer, LayerShape input) {
    List<Integer> weights = layer.kind().weights(layer, input);
    if (layer.kind() == LayerKind.CONVOLUTION) {
      add(layer.name() + BIAS, List.of(layer.units()));
      add(layer.name() + WEIGHT, weights);
    } else {
      add(layer.name() + WEIGHT, weights);
      add(layer.name() + BIAS, List.of(layer.units()));
    }
  }

  private void addDense(String name, int units, int inputs) {
    add(name + WEIGHT, List.of(units, inputs));
    add(name + BIAS, List.of(units));
  }

  private void add(String name, List<Integer> shape) {
    ParameterSlot slot = new ParameterSlot(name, shape, length);
    byName.put(name, slot);
    length = slot.end();
  }

  /** In the order of the vector. */
  public List<ParameterSlot> all() {
    return List.copyOf(byName.values());
  }

  /** The slot of that name, or null. */
  public ParameterSlot find(String name) {
    return byName.get(name);
  }

  /** Floats in the vector. */
  public long length() {
    return length;
  }
}
