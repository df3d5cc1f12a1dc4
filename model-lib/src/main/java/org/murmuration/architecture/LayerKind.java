package org.murmuration.architecture;

import java.util.List;
import java.util.Locale;

/** What a {@link Layer} computes, and what follows from that alone. */
public enum LayerKind {
  INPUT,
  CONVOLUTION {
    @Override
    LayerShape shape(Layer layer, List<LayerShape> inputs) {
      return layer.window().over(inputs.get(0), layer.units());
    }

    @Override
    List<Integer> weights(Layer layer, LayerShape input) {
      int size = layer.window().size();
      return List.of(layer.units(), input.channels(), size, size);
    }
  },
  RELU,
  MAX_POOL {
    @Override
    LayerShape shape(Layer layer, List<LayerShape> inputs) {
      return layer.window().over(inputs.get(0), inputs.get(0).channels());
    }
  },
  AVERAGE_POOL {
    @Override
    LayerShape shape(Layer layer, List<LayerShape> inputs) {
      return LayerShape.vector(inputs.get(0).channels());
    }
  },
  CONCATENATE {
    @Override
    LayerShape shape(Layer layer, List<LayerShape> inputs) {
      LayerShape first = inputs.get(0);
      int channels = inputs.stream().mapToInt(LayerShape::channels).sum();
      return LayerShape.image(first.height(), first.width(), channels);
    }
  },
  FLATTEN {
    @Override
    LayerShape shape(Layer layer, List<LayerShape> inputs) {
      return LayerShape.vector(inputs.get(0).elements());
    }
  },
  DENSE {
    @Override
    LayerShape shape(Layer layer, List<LayerShape> inputs) {
      return LayerShape.vector(layer.units());
    }

    @Override
    List<Integer> weights(Layer layer, LayerShape input) {
      return List.of(layer.units(), input.elements());
    }
  },
  DROPOUT,
  SOFTMAX,
  /** What a network does that came as ONNX, and known families do not. */
  OPERATOR;

  /** The kind as people read it, such as {@code max pool}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it has no vertex of its own in a graph and gives no array of its own. */
  boolean runsInside() {
    return this == RELU || this == DROPOUT || this == FLATTEN;
  }

  public boolean hasParameters() {
    return this == CONVOLUTION || this == DENSE;
  }

  /**
   * What a layer gives for one image.
   *
   * @param inputs what it reads; for the input of a network, the image itself
   */
  LayerShape shape(Layer layer, List<LayerShape> inputs) {
    return inputs.get(0);
  }

  /**
   * Shape of a layer's weights, outputs first; empty for a kind without parameters.
   *
   * @param input what it reads
   */
  List<Integer> weights(Layer layer, LayerShape input) {
    return List.of();
  }
}
