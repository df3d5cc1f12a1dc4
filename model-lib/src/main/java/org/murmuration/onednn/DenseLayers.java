package org.murmuration.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.ParameterSlot;

/** Adds dense layers to a program, each with its bias and ReLU inside. */
final class DenseLayers {
  /** Rows for which weights are arranged: other batches take them as they are. */
  private static final int ROWS = 16;

  private final Assembly assembly;
  private final FrozenLayers network;
  private final Map<String, LayerShape> shapes;
  private final Arithmetic arithmetic;

  DenseLayers(Assembly assembly, FrozenLayers network, Arithmetic arithmetic) {
    this.assembly = assembly;
    this.network = network;
    this.shapes = network.shapes();
    this.arithmetic = arithmetic;
  }

  /** The weights as the kernel for a usual batch wants them. */
  static memory.desc arrangement(
      engine cpu, ParameterSlot slot, Numbers numbers, LayerWeights weights) {
    int units = slot.shape().get(0);
    int inputs = slot.shape().get(1);
    primitive_attr attributes = Assembly.attributes();
    if (weights.scales().isPresent()) {
      attributes.set_scales_mask(dnnl.DNNL_ARG_SRC, 0);
      attributes.set_scales_mask(dnnl.DNNL_ARG_WEIGHTS, FusedLayer.BY_OUTPUT);
    }
    return described(
            cpu,
            new int[] {ROWS, inputs, units},
            numbers,
            Numbers.FLOAT32,
            any(inputs, units, numbers),
            attributes)
        .weights_desc();
  }

  private static memory.desc any(int inputs, int units, Numbers numbers) {
    return new memory.desc(new long[] {units, inputs}, numbers.weights(), memory.format_tag.any);
  }

  void add(Layer layer, LayerWeights weights) {
    Numbers numbers = arithmetic.computes(layer);
    Tensor given = new Tensor(null, arithmetic.gives(layer), arithmetic.scaleOf(layer.name()));
    Map<Integer, memory> shared = new HashMap<>();
    Tensor read = new Tensor(null, numbers, assembly.tensor(layer.input()).scale());
    primitive_attr attributes =
        new FusedLayer(network.hasRelu(layer), read, given, weights).attributes(assembly, shared);
    inner_product_forward.primitive_desc kernel =
        kernel(layer, numbers, given.numbers(), weights, attributes);
    assembly.name(layer.name(), kernel.impl_info_str().getString());
    Tensor source = assembly.arranged(assembly.tensor(layer.input()), kernel.src_desc(), numbers);
    Place result = assembly.fresh(kernel.dst_desc());
    shared.put(dnnl.DNNL_ARG_WEIGHTS, weights.arranged(kernel.weights_desc()));
    shared.put(dnnl.DNNL_ARG_BIAS, weights.bias());
    assembly.add(
        new inner_product_forward(kernel),
        kernel,
        Map.of(dnnl.DNNL_ARG_SRC, source.place(), dnnl.DNNL_ARG_DST, result),
        shared);
    assembly.give(layer.name(), given.at(result));
  }

  private inner_product_forward.primitive_desc kernel(
      Layer layer,
      Numbers numbers,
      Numbers given,
      LayerWeights weights,
      primitive_attr attributes) {
    int inputs = shapes.get(layer.input()).elements();
    int[] sizes = {assembly.images(), inputs, layer.units()};
    if (weights.first().isPresent()) {
      try {
        return described(assembly.cpu(), sizes, numbers, given, weights.first().get(), attributes);
      } catch (RuntimeException e) {
        // For so many rows the library wants them otherwise.
      }
    }
    return described(
        assembly.cpu(), sizes, numbers, given, any(inputs, layer.units(), numbers), attributes);
  }

  /**
   * @param sizes rows, inputs and outputs
   */
  private static inner_product_forward.primitive_desc described(
      engine cpu,
      int[] sizes,
      Numbers numbers,
      Numbers given,
      memory.desc weights,
      primitive_attr attributes) {
    return new inner_product_forward.primitive_desc(
        cpu,
        dnnl.prop_kind.forward_inference,
        Layouts.of(new long[] {sizes[0], sizes[1]}, numbers, memory.format_tag.ab),
        weights,
        new memory.desc(new long[] {sizes[2]}, memory.data_type.f32, memory.format_tag.a),
        Layouts.of(new long[] {sizes[0], sizes[2]}, given, memory.format_tag.ab),
        attributes,
        false);
  }
}
