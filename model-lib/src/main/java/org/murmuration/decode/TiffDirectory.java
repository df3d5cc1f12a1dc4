package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first directory of a TIFF structure, which an Exif block is as well: entries of a tag, a
 * type, a count and a value, or where it lies.
 *
 * @param tiff from the byte order on, in that order
 * @param start where the directory begins
 */
record TiffDirectory(ByteBuffer tiff, int start) {
  private static final int VERSION = 42;
  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** Empty where the structure is another or broken. */
  static Optional<TiffDirectory> first(ByteBuffer block) {
    if (block.limit() < 8) {
      return Optional.empty();
    }
    ByteOrder order = block.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer tiff = block.duplicate().order(order);
    int offset = tiff.getInt(4);
    return tiff.getShort(2) == VERSION && offset >= 8 && offset < tiff.limit()
        ? Optional.of(new TiffDirectory(tiff, offset))
        : Optional.empty();
  }

  /** The tag's whole number; empty where it is missing or cut. */
  Optional<Integer> number(int tag) {
    return entry(tag)
        .flatMap(
            at ->
                switch (tiff.getShort(at + 2)) {
                  case SHORT -> Optional.of(Short.toUnsignedInt(tiff.getShort(at + 8)));
                  case LONG -> Optional.of(tiff.getInt(at + 8));
                  default -> Optional.empty();
                });
  }

  /** The tag's bytes, which lie elsewhere; as many as there are. Empty where it is missing. */
  Optional<byte[]> bytes(int tag) {
    return entry(tag)
        .map(
            at -> {
              int from = Math.min(Math.max(0, tiff.getInt(at + 8)), tiff.limit());
              int count = Math.min(Math.max(0, tiff.getInt(at + 4)), tiff.limit() - from);
              byte[] content = new byte[count];
              tiff.get(from, content);
              return content;
            });
  }

  private Optional<Integer> entry(int tag) {
    if (start + 2 > tiff.limit()) {
      return Optional.empty();
    }
    int entries = Short.toUnsignedInt(tiff.getShort(start));
    for (int i = 0; i < entries; i++) {
      int at = start + 2 + i * ENTRY_BYTES;
      if (at + ENTRY_BYTES > tiff.limit()) {
        return Optional.empty();
      }
      if (Short.toUnsignedInt(tiff.getShort(at)) == tag) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
