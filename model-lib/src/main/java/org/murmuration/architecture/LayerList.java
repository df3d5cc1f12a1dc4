package org.murmuration.architecture;

import java.util.ArrayList;
import java.util.List;

/** Writes down layers in order, each reading the one before unless it says otherwise. */
final class LayerList {
  private final List<Layer> layers = new ArrayList<>();

  LayerList() {
    layers.add(new Layer("input", LayerKind.INPUT, List.of(), 0, Window.NONE));
  }

  LayerList add(String name, LayerKind kind) {
    return add(name, kind, 0, Window.NONE);
  }

  LayerList maxPool(String name, int size, int stride) {
    return add(name, LayerKind.MAX_POOL, 0, new Window(size, stride, 0));
  }

  /** A convolution and the ReLU after it. */
  LayerList convolution(String name, String activationName, int channels, Window window) {
    return add(name, LayerKind.CONVOLUTION, channels, window).add(activationName, LayerKind.RELU);
  }

  LayerList dense(String name, int units) {
    return add(name, LayerKind.DENSE, units, Window.NONE);
  }

  private LayerList add(String name, LayerKind kind, int units, Window window) {
    layers.add(new Layer(name, kind, List.of(last()), units, window));
    return this;
  }

  /**
   * SqueezeNet's fire module: a 1x1 convolution, then a 1x1 and a 3x3 convolution of its output
   * side by side (Iandola et al. 2016, section 3.2).
   */
  LayerList fire(String name, int squeezeChannels, int expandChannels) {
    String squeezed = name + ".squeeze_activation";
    convolution(name + ".squeeze", squeezed, squeezeChannels, new Window(1, 1, 0));
    expand(name + ".expand1x1", squeezed, expandChannels, new Window(1, 1, 0));
    expand(name + ".expand3x3", squeezed, expandChannels, new Window(3, 1, 1));
    List<String> both = List.of(name + ".expand1x1_activation", name + ".expand3x3_activation");
    layers.add(new Layer(name, LayerKind.CONCATENATE, both, 0, Window.NONE));
    return this;
  }

  private void expand(String name, String input, int channels, Window window) {
    layers.add(new Layer(name, LayerKind.CONVOLUTION, List.of(input), channels, window));
    add(name + "_activation", LayerKind.RELU);
  }

  private String last() {
    return layers.get(layers.size() - 1).name();
  }

  List<Layer> layers() {
    return List.copyOf(layers);
  }
}
