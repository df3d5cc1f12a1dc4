package org.murmuration.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * Where one array of parameters lies in the vector of all of them.
 *
 * @param name layer and role, such as {@code block1_conv1.weight}
 * @param shape convolution weights {@code [out, in, kernelHeight, kernelWidth]}, dense weights
 *     {@code [out, in]}, biases {@code [out]}; row-major
 * @param offset of its first float in the vector
 */
public record ParameterSlot(String name, List<Integer> shape, long offset) {
  public ParameterSlot {
    shape = List.copyOf(shape);
  }

  /** The layer whose parameters these are. */
  public String layer() {
    return name.substring(0, name.lastIndexOf('.'));
  }

  public long elements() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  long end() {
    return offset + elements();
  }

  /** Inputs of one output: the number that He initialisation divides by. */
  public int fanIn() {
    return shape.stream().skip(1).mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
  }

  public boolean isWeight() {
    return name.endsWith(ParameterLayout.WEIGHT);
  }

  /** Whether an array of that shape fits. */
  public boolean holds(long[] otherShape) {
    return Arrays.equals(shape.stream().mapToLong(Integer::longValue).toArray(), otherShape);
  }
}
