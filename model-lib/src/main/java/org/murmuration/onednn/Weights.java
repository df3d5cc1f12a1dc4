package org.murmuration.onednn;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.Parameters;

/**
 * All weights of a network as this engine keeps them, so that the parameters they came from may be
 * freed. Those of convolutions are few and kept plain as well, as Winograd's arrangement cannot be
 * turned into another; those of dense layers, nine tenths of VGG16, are kept once.
 */
final class Weights implements AutoCloseable {
  private final engine cpu;
  private final Arithmetic arithmetic;
  private final Parameters parameters;
  private final Map<String, LayerWeights> byLayer = new LinkedHashMap<>();

  private Weights(engine cpu, Arithmetic arithmetic, Parameters parameters) {
    this.cpu = cpu;
    this.arithmetic = arithmetic;
    this.parameters = parameters;
  }

  /** A copy of what the layers need. */
  static Weights of(
      FrozenLayers network, Arithmetic arithmetic, Parameters parameters, engine cpu) {
    Weights weights = new Weights(cpu, arithmetic, parameters);
    try (PointerScope scope = Natives.scope()) {
      network.layers().stream()
          .filter(layer -> layer.kind().hasParameters())
          .forEach(layer -> weights.byLayer.put(layer.name(), weights.copied(layer)));
      return weights;
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  LayerWeights of(Layer layer) {
    return byLayer.get(layer.name());
  }

  private LayerWeights copied(Layer layer) {
    ParameterSlot slot = parameters.slots().find(layer.name() + ParameterLayout.WEIGHT);
    Natives natives = new Natives();
    memory bias = Scales.floats(cpu, natives, floats(layer.name() + ParameterLayout.BIAS));
    Numbers numbers = arithmetic.computes(layer);
    if (numbers == Numbers.INT8) {
      return rounded(layer, slot, bias, natives);
    }
    boolean dense = layer.kind() == LayerKind.DENSE;
    memory plain = dense ? borrowed(slot) : copied(slot, natives);
    LayerWeights weights = new LayerWeights(cpu, plain, bias, Optional.empty(), natives);
    if (dense) {
      arrangeOnce(weights, slot, numbers);
    }
    return weights;
  }

  /** Weights of 8 bits are plain in a quarter of the bytes. */
  private LayerWeights rounded(Layer layer, ParameterSlot slot, memory bias, Natives natives) {
    RoundedWeights rounded =
        RoundedWeights.of(
            parameters.memory(slot), layer.units(), Processor.here().sumsBytesExactly());
    Optional<memory> scales = Optional.of(Scales.floats(cpu, natives, rounded.scales()));
    if (layer.kind() != LayerKind.DENSE) {
      return new LayerWeights(cpu, rounded.plain(cpu, slot, natives), bias, scales, natives);
    }
    try (Natives soon = new Natives()) {
      LayerWeights weights =
          new LayerWeights(cpu, rounded.plain(cpu, slot, soon), bias, scales, natives);
      arrangeOnce(weights, slot, Numbers.INT8);
      return weights;
    }
  }

  private void arrangeOnce(LayerWeights weights, ParameterSlot slot, Numbers numbers) {
    weights.arranged(DenseLayers.arrangement(cpu, slot, numbers, weights));
    weights.forgetPlain();
  }

  private float[] floats(String name) {
    FloatBuffer memory = parameters.memory(parameters.slots().find(name));
    float[] values = new float[memory.remaining()];
    memory.get(values);
    return values;
  }

  private memory borrowed(ParameterSlot slot) {
    return new memory(plain(slot, memory.data_type.f32), cpu, pointer(slot));
  }

  private memory copied(ParameterSlot slot, Natives natives) {
    memory copy = natives.keep(new memory(plain(slot, memory.data_type.f32), cpu));
    Pointer.memcpy(copy.get_data_handle(), pointer(slot), slot.elements() * Float.BYTES);
    return copy;
  }

  private Pointer pointer(ParameterSlot slot) {
    return new FloatPointer(parameters.memory(slot));
  }

  /** As the network's own file has them: outputs, then inputs, rows and columns. */
  static memory.desc plain(ParameterSlot slot, memory.data_type type) {
    long[] dimensions = slot.shape().stream().mapToLong(Integer::longValue).toArray();
    return new memory.desc(
        dimensions, type, dimensions.length > 2 ? memory.format_tag.oihw : memory.format_tag.ab);
  }

  /** Those that can be made again. */
  void forgetArrangements() {
    byLayer.values().forEach(LayerWeights::forgetArranged);
  }

  @Override
  public void close() {
    byLayer.values().forEach(LayerWeights::close);
    byLayer.clear();
  }
}
