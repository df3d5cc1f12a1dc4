package org.murmuration.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The little-endian floats of one array, read in blocks so that the array is never on the heap. */
public final class FloatInput {
  private static final int BLOCK_BYTES = 1 << 20;

  private final InputStream in;
  private final TensorInfo tensor;
  private final String location;
  private final FloatType type;
  private final byte[] block;
  private long remainingBytes;

  FloatInput(InputStream in, TensorInfo tensor, String location) {
    this.in = in;
    this.tensor = tensor;
    this.location = location;
    // A count is skipped, never read.
    this.type = FloatType.named(tensor.type()).orElse(FloatType.F64);
    this.block = new byte[(int) Math.min(BLOCK_BYTES, tensor.bytes())];
    this.remainingBytes = tensor.bytes();
  }

  /**
   * Fills {@code target} from its position to its limit.
   *
   * @throws org.murmuration.refusal.Refusal if the file ends before the array does
   */
  public void read(FloatBuffer target) throws IOException {
    while (target.hasRemaining()) {
      int bytes = (int) Math.min(block.length, (long) type.bytes() * target.remaining());
      fill(bytes);
      type.decode(ByteBuffer.wrap(block, 0, bytes).order(ByteOrder.LITTLE_ENDIAN), target);
    }
  }

  private void fill(int bytes) throws IOException {
    int found = in.readNBytes(block, 0, bytes);
    remainingBytes -= found;
    if (found < bytes) {
      throw SafetensorsReader.refusal(
          location, "it ends %d bytes before %s does".formatted(remainingBytes, tensor));
    }
  }

  void skipRest() throws IOException {
    while (remainingBytes > 0) {
      fill((int) Math.min(block.length, remainingBytes));
    }
  }
}
