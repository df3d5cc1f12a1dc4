package org.murmuration.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.network.Parameters;
import org.murmuration.network.Slot;
import org.murmuration.network.Slots;
import org.murmuration.refusal.Refusal;

/**
 * A network's parameters as a safetensors file, in the order of their {@link Slots}: reading it is
 * one copy from front to back.
 */
public final class ParametersFile {
  private static final int BLOCK_FLOATS = 1 << 18;
  private static final int HEADER_ALIGNMENT_BYTES = 8;

  private ParametersFile() {}

  public static void write(Parameters parameters, OutputStream out) throws IOException {
    out.write(header(parameters.slots()));
    byte[] block = new byte[Float.BYTES * BLOCK_FLOATS];
    for (Slot slot : parameters.slots().all()) {
      write(parameters.memory(slot), block, out);
    }
  }

  private static void write(FloatBuffer floats, byte[] block, OutputStream out) throws IOException {
    while (floats.hasRemaining()) {
      int count = Math.min(BLOCK_FLOATS, floats.remaining());
      ByteBuffer.wrap(block)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .put(floats.slice(floats.position(), count));
      floats.position(floats.position() + count);
      out.write(block, 0, Float.BYTES * count);
    }
  }

  private static byte[] header(Slots slots) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode header = json.createObjectNode();
    for (Slot slot : slots.all()) {
      ObjectNode tensor = header.putObject(slot.name()).put("dtype", "F32");
      slot.shape().forEach(tensor.putArray("shape")::add);
      long begin = Float.BYTES * slot.offset();
      tensor.putArray("data_offsets").add(begin).add(begin + Float.BYTES * slot.elements());
    }
    return aligned(json.writeValueAsBytes(header));
  }

  private static byte[] aligned(byte[] header) {
    int length =
        (header.length + HEADER_ALIGNMENT_BYTES - 1)
            / HEADER_ALIGNMENT_BYTES
            * HEADER_ALIGNMENT_BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(length).put(header);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.array();
  }

  /**
   * Reads the arrays that the slots name; others are passed over.
   *
   * @return parameters that the caller closes
   * @throws Refusal if an array is missing or has another shape, or that is no whole safetensors
   *     file
   */
  public static Parameters read(InputStream in, Slots slots, String location) throws IOException {
    Parameters parameters = Parameters.allocate(slots);
    try {
      fill(parameters, SafetensorsReader.open(in, location));
      return parameters;
    } catch (IOException | RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  private static void fill(Parameters parameters, SafetensorsReader file) throws IOException {
    Set<String> missing = new TreeSet<>();
    parameters.slots().all().forEach(slot -> missing.add(slot.name()));
    file.forEach(
        (tensor, floats) -> {
          Slot slot = parameters.slots().find(tensor.name());
          if (slot != null) {
            requireShape(slot, tensor, file.location());
            floats.read(parameters.memory(slot));
            missing.remove(slot.name());
          }
        });
    if (!missing.isEmpty()) {
      throw Refusal.input(
          "Cannot read %s: it lacks %s".formatted(file.location(), List.copyOf(missing)));
    }
  }

  private static void requireShape(Slot slot, TensorInfo tensor, String location) {
    if (!slot.holds(tensor.shape())) {
      throw Refusal.input(
          "Cannot read %s: found %s, expected the shape %s"
              .formatted(location, tensor, slot.shape()));
    }
  }
}
