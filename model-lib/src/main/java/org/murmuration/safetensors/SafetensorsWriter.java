package org.murmuration.safetensors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Writes a safetensors file from front to back: its header, then one array after the other. */
public final class SafetensorsWriter {
  private static final int HEADER_ALIGNMENT_BYTES = 8;

  private SafetensorsWriter() {}

  /**
   * @param metadata by name; may be empty
   */
  public static void write(
      List<StreamedArray> arrays, Map<String, String> metadata, OutputStream out)
      throws IOException {
    out.write(aligned(header(arrays, metadata)));
    for (StreamedArray array : arrays) {
      array.writeTo(out);
    }
  }

  private static byte[] header(List<StreamedArray> arrays, Map<String, String> metadata)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode header = json.createObjectNode();
    if (!metadata.isEmpty()) {
      metadata.forEach(header.putObject(SafetensorsHeader.METADATA)::put);
    }
    long begin = 0;
    for (StreamedArray array : arrays) {
      ObjectNode tensor = header.putObject(array.name()).put("dtype", "F32");
      array.shape().forEach(tensor.putArray("shape")::add);
      long end = begin + array.bytes();
      tensor.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    return json.writeValueAsBytes(header);
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
}
