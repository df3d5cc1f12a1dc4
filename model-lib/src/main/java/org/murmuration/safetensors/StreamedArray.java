package org.murmuration.safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.Parameters;

/**
 * An array on its way into a file, whose floats come while they are written.
 *
 * @param name in that file
 * @param floats gives as many as the shape says, row-major
 */
public record StreamedArray(String name, List<Integer> shape, Floats floats) {
  /** Where the floats come from. */
  @FunctionalInterface
  public interface Floats {
    void writeTo(FloatOutput out) throws IOException;
  }

  public StreamedArray {
    shape = List.copyOf(shape);
  }

  /** The array in a slot, as it is. */
  public static StreamedArray of(String name, ParameterSlot slot, Parameters parameters) {
    return new StreamedArray(name, slot.shape(), out -> out.write(parameters.memory(slot)));
  }

  public long bytes() {
    return shape.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact);
  }

  /** Writes the floats, little-endian. */
  public void writeTo(OutputStream out) throws IOException {
    FloatOutput output = new FloatOutput(out);
    floats.writeTo(output);
    if (Float.BYTES * output.floats() != bytes()) {
      throw new IllegalStateException(
          "Cannot write %s: it has %d floats, its shape is %s"
              .formatted(name, output.floats(), shape));
    }
  }
}
