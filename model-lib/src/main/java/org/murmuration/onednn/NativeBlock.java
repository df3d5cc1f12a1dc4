package org.murmuration.onednn;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The owner of some memory outside the heap, zeros at first, on the border of a cache line. */
final class NativeBlock implements AutoCloseable {
  static final int ALIGNMENT_BYTES = 64;

  private final Pointer block;
  private final long start;
  private boolean closed;

  /**
   * @throws OutOfMemoryError if the system has no such memory
   */
  NativeBlock(long bytes) {
    this.block = Pointer.calloc(bytes + ALIGNMENT_BYTES, 1);
    if (Pointer.isNull(block)) {
      throw new OutOfMemoryError("Cannot make room for %d bytes outside the heap".formatted(bytes));
    }
    this.start = (block.address() + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
  }

  /** The next border of a cache line. */
  static long aligned(long bytes) {
    return (bytes + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
  }

  /** A place in it, which lasts as long as this. */
  Pointer at(long offset) {
    return new BytePointer(new Address(start + offset));
  }

  /** A part of it as floats; writes go through. */
  FloatBuffer floats(long offset, long count) {
    return new BytePointer(new Address(start + offset))
        .capacity(count * Float.BYTES)
        .asByteBuffer()
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Pointer.free(block);
    }
  }

  /** A number that is an address. */
  private static final class Address extends Pointer {
    Address(long address) {
      this.address = address;
    }
  }
}
