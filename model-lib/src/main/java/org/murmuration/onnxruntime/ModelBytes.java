package org.murmuration.onnxruntime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.murmuration.refusal.Refusal;

/**
 * The owner of all bytes of an ONNX file, outside the heap, of which it takes a piece at a time.
 */
public final class ModelBytes implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 20;

  private Pointer block = Pointer.malloc(PIECE_BYTES);
  private long room = PIECE_BYTES;
  private long length;

  private ModelBytes() {}

  /**
   * @param in read to its end, not closed
   * @return what the caller closes
   * @throws Refusal if they are more than a protobuf message can have, which is 2 GB
   */
  public static ModelBytes read(InputStream in) throws IOException {
    ModelBytes bytes = new ModelBytes();
    try {
      byte[] piece = new byte[PIECE_BYTES];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        bytes.add(piece, count);
      }
      return bytes;
    } catch (IOException | RuntimeException | Error e) {
      bytes.close();
      throw e;
    }
  }

  private void add(byte[] piece, int count) {
    if (length + count > Integer.MAX_VALUE) {
      throw Refusal.input(
          "Cannot use the ONNX model: it has more than %d bytes, which is what one file can have"
              .formatted(Integer.MAX_VALUE));
    }
    while (length + count > room) {
      grow();
    }
    new BytePointer(block).position(length).put(piece, 0, count);
    length += count;
  }

  private void grow() {
    Pointer larger = Pointer.realloc(block, 2 * room);
    if (Pointer.isNull(larger)) {
      throw new OutOfMemoryError(
          "Cannot make room for %d bytes outside the heap".formatted(2 * room));
    }
    block = larger;
    room *= 2;
  }

  ByteBuffer buffer() {
    return new BytePointer(block).capacity(length).asByteBuffer();
  }

  @Override
  public void close() {
    Pointer.free(block);
    block = new BytePointer();
  }
}
