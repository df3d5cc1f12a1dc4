package org.murmuration.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;

/** Adds convolutions to a program, each with its bias and ReLU inside. */
final class Convolutions {
  private static final String WINOGRAD = "wino";

  private final Assembly assembly;
  private final FrozenLayers network;
  private final Map<String, LayerShape> shapes;
  private final Arithmetic arithmetic;
  private final KernelRule rule;

  Convolutions(Assembly assembly, FrozenLayers network, Arithmetic arithmetic, KernelRule rule) {
    this.assembly = assembly;
    this.network = network;
    this.shapes = network.shapes();
    this.arithmetic = arithmetic;
    this.rule = rule;
  }

  void add(Layer layer, LayerWeights weights) {
    Numbers numbers = arithmetic.computes(layer);
    Tensor given = new Tensor(null, arithmetic.gives(layer), arithmetic.scaleOf(layer.name()));
    FusedLayer fused =
        new FusedLayer(
            network.hasRelu(layer),
            new Tensor(null, numbers, assembly.tensor(layer.input()).scale()),
            given,
            weights);
    Map<Integer, memory> shared = new HashMap<>();
    primitive_attr attributes = fused.attributes(assembly, shared);
    convolution_forward.primitive_desc kernel = kernel(layer, numbers, given.numbers(), attributes);
    Tensor source = assembly.arranged(assembly.tensor(layer.input()), kernel.src_desc(), numbers);
    Place result = assembly.fresh(kernel.dst_desc());
    shared.put(dnnl.DNNL_ARG_WEIGHTS, weights.arranged(kernel.weights_desc()));
    shared.put(dnnl.DNNL_ARG_BIAS, weights.bias());
    assembly.add(
        new convolution_forward(kernel),
        kernel,
        Map.of(dnnl.DNNL_ARG_SRC, source.place(), dnnl.DNNL_ARG_DST, result),
        shared);
    assembly.give(layer.name(), given.at(result));
  }

  /** The kernel that the rule wants, or else what there is, with words. */
  private convolution_forward.primitive_desc kernel(
      Layer layer, Numbers numbers, Numbers given, primitive_attr attributes) {
    LayerShape input = shapes.get(layer.input());
    if (rule.wantsWinograd(layer, input, numbers)) {
      try {
        convolution_forward.primitive_desc winograd =
            described(layer, numbers, given, dnnl.algorithm.convolution_winograd, attributes);
        String name = winograd.impl_info_str().getString();
        if (name.contains(WINOGRAD)) {
          assembly.name(layer.name(), name);
          return winograd;
        }
      } catch (RuntimeException e) {
        // The library has none for this shape here: the direct one below is named instead.
      }
    }
    convolution_forward.primitive_desc direct =
        described(layer, numbers, given, dnnl.algorithm.convolution_direct, attributes);
    String name = direct.impl_info_str().getString();
    boolean refused = rule.wantsWinograd(layer, input, numbers);
    assembly.name(layer.name(), refused ? name + Kernels.REFUSED : name);
    return direct;
  }

  private convolution_forward.primitive_desc described(
      Layer layer, Numbers numbers, Numbers given, dnnl.algorithm way, primitive_attr attributes) {
    LayerShape input = shapes.get(layer.input());
    int size = layer.window().size();
    long stride = layer.window().stride();
    long padding = layer.window().padding();
    boolean winograd = way == dnnl.algorithm.convolution_winograd;
    return new convolution_forward.primitive_desc(
        assembly.cpu(),
        dnnl.prop_kind.forward_inference,
        way,
        Layouts.of(
            Layouts.dimensions(assembly.images(), input),
            numbers,
            winograd ? memory.format_tag.nChw16c : memory.format_tag.any),
        new memory.desc(
            new long[] {layer.units(), input.channels(), size, size},
            numbers.weights(),
            memory.format_tag.any),
        new memory.desc(new long[] {layer.units()}, memory.data_type.f32, memory.format_tag.a),
        Layouts.of(
            Layouts.dimensions(assembly.images(), shapes.get(layer.name())),
            given,
            rule.given(layer, numbers)),
        new long[] {stride, stride},
        new long[] {padding, padding},
        new long[] {padding, padding},
        attributes,
        false);
  }
}
