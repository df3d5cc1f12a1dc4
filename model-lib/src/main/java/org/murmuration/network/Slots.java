package org.murmuration.network;

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
public final class Slots {
  public static final String HEAD_WEIGHT = "head.weight";
  public static final String HEAD_BIAS = "head.bias";

  private final Map<String, Slot> byName = new LinkedHashMap<>();
  private long length;

  private Slots() {}

  /** For all layers of a network. */
  public static Slots of(Architecture architecture) {
    return of(architecture, layer -> true);
  }

  static Slots of(Architecture architecture, Predicate<Layer> wanted) {
    Slots slots = new Slots();
    Map<String, LayerShape> shapes = LayerShapes.of(architecture);
    architecture.layers().stream()
        .filter(layer -> layer.kind().hasParameters() && wanted.test(layer))
        .forEach(layer -> slots.add(layer, shapes.get(layer.input())));
    return slots;
  }

  /** For a softmax layer alone. */
  public static Slots ofHead(int width, int labels) {
    return new Slots().withHead(width, labels);
  }

  /** These and, after them, a softmax layer. */
  Slots withHead(int width, int labels) {
    Slots joined = new Slots();
    all().forEach(slot -> joined.add(slot.name(), slot.shape()));
    joined.add(HEAD_WEIGHT, List.of(labels, width));
    joined.add(HEAD_BIAS, List.of(labels));
    return joined;
  }

  private void add(Layer layer, LayerShape input) {
    int size = layer.window().size();
    if (layer.kind() == LayerKind.CONVOLUTION) {
      add(layer.name() + ".bias", List.of(layer.units()));
      add(layer.name() + ".weight", List.of(layer.units(), input.channels(), size, size));
    } else {
      add(layer.name() + ".weight", List.of(layer.units(), input.elements()));
      add(layer.name() + ".bias", List.of(layer.units()));
    }
  }

  private void add(String name, List<Integer> shape) {
    Slot slot = new Slot(name, shape, length);
    byName.put(name, slot);
    length = slot.end();
  }

  /** In the order of the vector. */
  public List<Slot> all() {
    return List.copyOf(byName.values());
  }

  /** The slot of that name, or null. */
  public Slot find(String name) {
    return byName.get(name);
  }

  /** Floats in the vector. */
  public long length() {
    return length;
  }
}
