package org.murmuration.safetensors;

import java.util.Arrays;

/**
 * One array in a safetensors file.
 *
 * @param type such as {@code F32}
 * @param begin first byte, counted from the end of the header
 * @param end the byte after the last
 */
public record TensorInfo(String name, String type, long[] shape, long begin, long end) {
  public long elements() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** Whether it is a single whole number, such as of the batches that a layer has seen. */
  public boolean isCount() {
    return type.equals("I64") && shape.length == 0;
  }

  long bytes() {
    return end - begin;
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(shape);
  }
}
