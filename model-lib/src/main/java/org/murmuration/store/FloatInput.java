package org.murmuration.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The little-endian floats of one array, read in blocks so that the array is never on the heap. */
public final class FloatInput {
  private static final int BLOCK_BYTES = 1 << 20;

  private final InputStream in;
  private final byte[] block;
  private long remainingBytes;

  FloatInput(InputStream in, long bytes) {
    this.in = in;
    this.block = new byte[(int) Math.min(BLOCK_BYTES, bytes)];
    this.remainingBytes = bytes;
  }

  /**
   * Fills {@code target} from its position to its limit.
   *
   * @throws EOFException if the file ends before the array does
   */
  public void read(FloatBuffer target) throws IOException {
    while (target.hasRemaining()) {
      int bytes = (int) Math.min(block.length, 4L * target.remaining());
      fill(bytes);
      target.put(ByteBuffer.wrap(block, 0, bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
    }
  }

  private void fill(int bytes) throws IOException {
    if (in.readNBytes(block, 0, bytes) < bytes) {
      throw new EOFException("The file ends " + remainingBytes + " bytes before an array does");
    }
    remainingBytes -= bytes;
  }

  void skipRest() throws IOException {
    while (remainingBytes > 0) {
      fill((int) Math.min(block.length, remainingBytes));
    }
  }
}
