package org.murmuration.onednn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.engine.Precision;

/**
 * Which numbers each layer computes with and gives. What comes out of a network is float32, and so
 * is what poolings to a vector and softmax read. With 8 bits the first convolution is float32, too,
 * which reads pixels of both signs; and all of the first block of a network without dense layers,
 * whose few weights gain little and lose most.
 */
final class Arithmetic {
  private static final Set<LayerKind> PASSING =
      Set.of(
          LayerKind.RELU,
          LayerKind.DROPOUT,
          LayerKind.FLATTEN,
          LayerKind.MAX_POOL,
          LayerKind.CONCATENATE);

  private final FrozenLayers network;
  private final Precision precision;
  private final Map<String, Layer> layers;
  private final Set<String> exact;

  Arithmetic(FrozenLayers network, Precision precision) {
    this.network = network;
    this.precision = precision;
    this.layers = network.layers().stream().collect(Collectors.toMap(Layer::name, layer -> layer));
    this.exact = exact(network.layers());
  }

  /** The first convolution; up to the first concatenation's in a network that has some. */
  private static Set<String> exact(List<Layer> all) {
    int end = 1;
    boolean concatenates = all.stream().anyMatch(layer -> layer.kind() == LayerKind.CONCATENATE);
    LayerKind last = concatenates ? LayerKind.CONCATENATE : LayerKind.CONVOLUTION;
    while (end < all.size() && all.get(end - 1).kind() != last) {
      end++;
    }
    return all.subList(0, end).stream().map(Layer::name).collect(Collectors.toSet());
  }

  /** What a convolution or a dense layer multiplies. */
  Numbers computes(Layer layer) {
    return switch (precision) {
      case FLOAT32 -> Numbers.FLOAT32;
      case BFLOAT16 -> Numbers.BFLOAT16;
      case INT8 ->
          exact.contains(layer.name()) || !isPositive(source(layer.input()))
              ? Numbers.FLOAT32
              : Numbers.INT8;
    };
  }

  /** What a convolution or a dense layer gives: its own numbers if all that read it take them. */
  Numbers gives(Layer layer) {
    Numbers own = computes(layer);
    return isOnlyReadAs(own, layer) ? own : Numbers.FLOAT32;
  }

  private boolean isOnlyReadAs(Numbers wanted, Layer layer) {
    return !network.outputs().contains(layer.name())
        && network.readersOf(layer.name()).stream()
            .allMatch(
                reader ->
                    PASSING.contains(reader.kind())
                        ? isOnlyReadAs(wanted, reader)
                        : reader.kind().hasParameters() && computes(reader) == wanted);
  }

  /** The layer with parameters, or the concatenation, whose values come unchanged to there. */
  private Layer source(String name) {
    Layer layer = layers.get(name);
    boolean passes = PASSING.contains(layer.kind()) && layer.kind() != LayerKind.CONCATENATE;
    return passes ? source(layer.input()) : layer;
  }

  private boolean isPositive(Layer source) {
    return source.kind() == LayerKind.CONCATENATE
        ? source.inputs().stream().allMatch(input -> isPositive(source(input)))
        : network.hasRelu(source);
  }

  /**
   * The name of the scale that a layer's values are on. Values that are concatenated share one.
   *
   * @return the layer after whose values the scale is measured
   */
  String scaleOf(String name) {
    Layer source = source(name);
    Layer last = source;
    for (Layer reader : network.readersOf(source.name())) {
      if (reader.kind() == LayerKind.RELU) {
        last = reader;
      }
    }
    String end = last.name();
    return network.readersOf(end).stream()
        .filter(reader -> reader.kind() == LayerKind.CONCATENATE)
        .map(Layer::name)
        .findFirst()
        .orElse(end);
  }

  /** All scales that there must be. */
  Set<String> scales() {
    if (precision != Precision.INT8) {
      return Set.of();
    }
    return network.layers().stream()
        .filter(layer -> layer.kind().hasParameters() && computes(layer) == Numbers.INT8)
        .map(layer -> scaleOf(layer.input()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
