package org.murmuration.engine;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The owner of some float32 outside the heap, zeros at first, in the processor's byte order, which
 * begin where a cache line begins. A buffer of the JDK's own would be freed only when the heap is
 * collected next, and tasks follow each other faster.
 */
public final class AlignedFloats implements AutoCloseable {
  private static final int ALIGNMENT_BYTES = 64;
  private static final int MOST = (Integer.MAX_VALUE - 2 * ALIGNMENT_BYTES) / Float.BYTES;

  private final Pointer block;
  private FloatBuffer floats;

  /**
   * @throws IllegalArgumentException if they are more than one buffer can hold, which is 2 GB
   * @throws OutOfMemoryError if the system has no such memory
   */
  public AlignedFloats(long count) {
    if (count > MOST) {
      throw new IllegalArgumentException(
          "Cannot make room for %d floats: a buffer holds %d".formatted(count, MOST));
    }
    long bytes = count * Float.BYTES + 2L * ALIGNMENT_BYTES;
    this.block = Pointer.calloc(bytes, 1);
    if (Pointer.isNull(block)) {
      throw new OutOfMemoryError(
          "Cannot make room for %d floats outside the heap".formatted(count));
    }
    this.floats =
        new BytePointer(block)
            .capacity(bytes)
            .asByteBuffer()
            .alignedSlice(ALIGNMENT_BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .slice(0, (int) count);
  }

  /**
   * The memory itself.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public FloatBuffer floats() {
    if (floats == null) {
      throw new IllegalStateException("Cannot use a batch: it is closed");
    }
    return floats;
  }

  @Override
  public void close() {
    if (floats != null) {
      floats = null;
      Pointer.free(block);
    }
  }
}
