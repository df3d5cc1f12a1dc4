package org.murmuration.weights;

import java.util.Arrays;
import java.util.List;

/**
 * An array as a file has it.
 *
 * @param name the layer's name there, then {@code .weight} or {@code .bias}; or another name, which
 *     no network has
 * @param shape in the file's order of axes
 */
record ForeignArray(String name, List<Long> shape) {
  ForeignArray {
    shape = List.copyOf(shape);
  }

  static ForeignArray of(String name, long... shape) {
    return new ForeignArray(name, Arrays.stream(shape).boxed().toList());
  }

  @Override
  public String toString() {
    return name + " " + shape;
  }
}
