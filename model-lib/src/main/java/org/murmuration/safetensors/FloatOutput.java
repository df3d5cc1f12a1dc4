package org.murmuration.safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Writes little-endian floats in blocks, so that an array outside the heap never comes onto it. */
public final class FloatOutput {
  private static final int BLOCK_FLOATS = 1 << 18;

  private final OutputStream out;
  private final byte[] block = new byte[Float.BYTES * BLOCK_FLOATS];
  private long floats;

  FloatOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes {@code source} from its position to its limit. */
  public void write(FloatBuffer source) throws IOException {
    while (source.hasRemaining()) {
      int count = Math.min(BLOCK_FLOATS, source.remaining());
      ByteBuffer.wrap(block)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .put(source.slice(source.position(), count));
      source.position(source.position() + count);
      out.write(block, 0, Float.BYTES * count);
      floats += count;
    }
  }

  /** Floats written so far. */
  long floats() {
    return floats;
  }
}
