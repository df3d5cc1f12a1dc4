package org.murmuration.architecture;

import java.util.List;

/**
 * One layer of an {@link Architecture}, as a person would draw it: an activation is a layer of its
 * own.
 *
 * @param name unique in its network
 * @param kind what it computes
 * @param inputs names of the layers it reads
 * @param units output channels of a convolution, outputs of a dense layer; 0 for other kinds
 * @param window of convolution and pooling
 */
public record Layer(String name, LayerKind kind, List<String> inputs, int units, Window window) {
  public Layer {
    inputs = List.copyOf(inputs);
  }

  /** The first of the layers it reads, which for most is the only one. */
  public String input() {
    return inputs.get(0);
  }
}
