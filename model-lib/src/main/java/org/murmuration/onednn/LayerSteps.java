package org.murmuration.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.softmax_forward;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.Window;

/** Adds each kind of layer to a program. */
final class LayerSteps {
  private static final long[] NONE = {0, 0};
  private static final int CHANNELS = 1;

  private final Assembly assembly;
  private final Map<String, LayerShape> shapes;
  private final Weights weights;
  private final Convolutions convolutions;
  private final DenseLayers denseLayers;

  LayerSteps(Assembly assembly, FrozenLayers network, Arithmetic arithmetic, Weights weights) {
    this.assembly = assembly;
    this.shapes = network.shapes();
    this.weights = weights;
    this.convolutions =
        new Convolutions(assembly, network, arithmetic, new KernelRule(Processor.here()));
    this.denseLayers = new DenseLayers(assembly, network, arithmetic);
  }

  void add(Layer layer) {
    switch (layer.kind()) {
      case INPUT -> addInput(layer);
      case CONVOLUTION -> convolutions.add(layer, weights.of(layer));
      case DENSE -> denseLayers.add(layer, weights.of(layer));
      case MAX_POOL -> addPool(layer);
      case AVERAGE_POOL -> addAverage(layer);
      case CONCATENATE -> addConcatenation(layer);
      case FLATTEN -> addFlattening(layer);
      case SOFTMAX -> addSoftmax(layer);
      case RELU, DROPOUT -> assembly.give(layer.name(), assembly.tensor(layer.input()));
      case OPERATOR ->
          throw new IllegalStateException(
              "Cannot compute %s: no family has it".formatted(layer.name()));
    }
  }

  /** What the section before gave last, for this one's slices. */
  void reslice(Layer layer, int images) {
    assembly.reslice(
        layer.name(),
        Layouts.dimensions(images, shapes.get(layer.name())),
        dimensions(layer.name()));
  }

  private long[] dimensions(String layer) {
    return Layouts.dimensions(assembly.images(), shapes.get(layer));
  }

  private void addInput(Layer layer) {
    memory.desc images = Layouts.plain(dimensions(layer.name()), Numbers.FLOAT32);
    assembly.give(layer.name(), new Tensor(assembly.whole(images), Numbers.FLOAT32, layer.name()));
  }

  /** A part of a window at the edge does not count. */
  private void addPool(Layer layer) {
    Window window = layer.window();
    pool(
        layer,
        dnnl.algorithm.pooling_max,
        dimensions(layer.name()),
        new long[] {window.stride(), window.stride()},
        new long[] {window.size(), window.size()});
  }

  private void addAverage(Layer layer) {
    LayerShape in = shapes.get(layer.input());
    long[] all = {in.height(), in.width()};
    pool(
        layer,
        dnnl.algorithm.pooling_avg_exclude_padding,
        new long[] {assembly.images(), in.channels(), 1, 1},
        new long[] {1, 1},
        all);
    flatten(layer.name(), layer.name());
  }

  private void pool(
      Layer layer, dnnl.algorithm way, long[] dimensions, long[] strides, long[] size) {
    Tensor source = assembly.tensor(layer.input());
    pooling_forward.primitive_desc kernel =
        new pooling_forward.primitive_desc(
            assembly.cpu(),
            dnnl.prop_kind.forward_inference,
            way,
            source.place().layout(),
            Layouts.of(dimensions, source.numbers(), memory.format_tag.any),
            strides,
            size,
            NONE,
            NONE,
            NONE,
            Assembly.attributes(),
            false);
    Place result = assembly.result(layer, kernel.dst_desc());
    assembly.add(
        new pooling_forward(kernel),
        kernel,
        Map.of(dnnl.DNNL_ARG_SRC, source.place(), dnnl.DNNL_ARG_DST, result),
        Map.of());
    assembly.give(layer.name(), source.at(result));
  }

  private void addConcatenation(Layer layer) {
    List<Tensor> sources = layer.inputs().stream().map(assembly::tensor).toList();
    memory_desc_vector described =
        new memory_desc_vector(
            sources.stream().map(source -> source.place().layout()).toArray(memory.desc[]::new));
    concat.primitive_desc kernel =
        new concat.primitive_desc(assembly.cpu(), CHANNELS, described, Assembly.attributes());
    Place result = assembly.fresh(kernel.dst_desc());
    Map<Integer, Place> places = new HashMap<>(Map.of(dnnl.DNNL_ARG_DST, result));
    IntStream.range(0, sources.size())
        .forEach(i -> places.put(dnnl.DNNL_ARG_MULTIPLE_SRC + i, sources.get(i).place()));
    assembly.add(new concat(kernel), kernel, places, Map.of());
    assembly.give(layer.name(), sources.get(0).at(result));
  }

  private void addFlattening(Layer layer) {
    flatten(layer.input(), layer.name());
  }

  /** Channels last, then the same bytes as a row for each image. */
  private void flatten(String from, String to) {
    Tensor source = assembly.tensor(from);
    if (shapes.get(from).spatial() || from.equals(to)) {
      long[] image = imageOf(source.place().layout());
      Tensor last =
          assembly.arranged(source, Layouts.plain(image, source.numbers()), source.numbers());
      memory.desc row = assembly.kept(Layouts.plain(dimensions(to), source.numbers()));
      source = last.at(last.place().as(row));
    }
    assembly.give(to, source);
  }

  private static long[] imageOf(memory.desc layout) {
    long[] dimensions = new long[4];
    layout.get_dims().get(dimensions);
    return dimensions;
  }

  private void addSoftmax(Layer layer) {
    Tensor source = assembly.tensor(layer.input());
    softmax_forward.primitive_desc kernel =
        new softmax_forward.primitive_desc(
            assembly.cpu(),
            dnnl.prop_kind.forward_inference,
            dnnl.algorithm.softmax_accurate,
            source.place().layout(),
            source.place().layout(),
            CHANNELS,
            Assembly.attributes(),
            false);
    Place result = assembly.fresh(kernel.dst_desc());
    assembly.add(
        new softmax_forward(kernel),
        kernel,
        Map.of(dnnl.DNNL_ARG_SRC, source.place(), dnnl.DNNL_ARG_DST, result),
        Map.of());
    assembly.give(layer.name(), source.at(result));
  }
}
