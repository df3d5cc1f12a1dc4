package org.murmuration.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.TensorInfo;

/** A whole safetensors file, or a shard. */
record SafetensorsPart(ByteBuffer content, String location) {
  /**
   * @throws Refusal if it is not a safetensors file, or ends too early: no memory is claimed for
   *     arrays that are not there
   */
  SafetensorsReader open() throws IOException {
    SafetensorsReader reader = SafetensorsReader.open(new ByteBufferInputStream(content), location);
    List<TensorInfo> tensors = reader.tensors();
    if (!tensors.isEmpty()) {
      requireWhole(tensors.get(tensors.size() - 1));
    }
    return reader;
  }

  private void requireWhole(TensorInfo last) {
    long header = content.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    long lacking = Long.BYTES + header + last.end() - content.limit();
    if (lacking > 0) {
      throw Refusal.input(
          "Cannot read %s as safetensors: it ends %d bytes before %s does"
              .formatted(location, lacking, last));
    }
  }
}
