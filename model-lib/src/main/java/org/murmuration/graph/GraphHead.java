package org.murmuration.graph;

import java.util.List;

/**
 * What stands on a network that is cut: dense layers with a ReLU between them, and a softmax.
 *
 * @param layers the first reads the embedding
 */
public record GraphHead(List<Dense> layers) {
  public GraphHead {
    layers = List.copyOf(layers);
  }

  /**
   * A dense layer. The arrays are not copied.
   *
   * @param weights {@code [units, width]}, row-major
   * @param biases {@code [units]}
   */
  public record Dense(float[] weights, float[] biases) {
    int units() {
      return biases.length;
    }

    int width() {
      return weights.length / biases.length;
    }
  }
}
