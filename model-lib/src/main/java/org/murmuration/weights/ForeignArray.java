package org.murmuration.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  ForeignArray named(String other) {
    return new ForeignArray(other, shape);
  }

  /** What stands before the last dot. */
  Optional<String> layer() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
  }

  /** From the last dot on, such as {@code .weight}; empty without one. */
  String role() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  @Override
  public String toString() {
    return name + " " + shape;
  }
}
