package org.murmuration.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes down the layers of a network in order, its input first. A layer reads the one before it,
 * unless {@link #from} names others.
 */
public final class LayerList {
  private final List<Layer> layers = new ArrayList<>();
  private List<String> inputs = List.of();

  /** With the network's input. */
  public LayerList() {
    add("input", LayerKind.INPUT);
  }

  /** The layers that the next one reads. */
  public LayerList from(String... names) {
    inputs = List.of(names);
    return this;
  }

  /** A layer without units and window. */
  public LayerList add(String name, LayerKind kind) {
    return add(name, kind, 0, Window.NONE);
  }

  /** A pooling without padding. */
  public LayerList maxPool(String name, int size, int stride) {
    return add(name, LayerKind.MAX_POOL, 0, new Window(size, stride, 0));
  }

  /** A convolution and the ReLU after it. */
  public LayerList convolution(String name, String activationName, int channels, Window window) {
    return add(name, LayerKind.CONVOLUTION, channels, window).add(activationName, LayerKind.RELU);
  }

  /** A dense layer, without an activation. */
  public LayerList dense(String name, int units) {
    return add(name, LayerKind.DENSE, units, Window.NONE);
  }

  private LayerList add(String name, LayerKind kind, int units, Window window) {
    layers.add(new Layer(name, kind, inputs, units, window));
    return from(name);
  }

  /** All that were written down. */
  public List<Layer> layers() {
    return List.copyOf(layers);
  }
}
