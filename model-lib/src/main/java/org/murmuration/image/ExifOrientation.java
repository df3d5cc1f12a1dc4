package org.murmuration.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the orientation from a file's Exif block: a TIFF structure whose first directory has it as
 * tag 274. What is missing or broken counts as upright: it is no reason to refuse the pixels.
 */
final class ExifOrientation {
  private static final int TAG = 274;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY_BYTES = 12;
  private static final int TIFF_VERSION = 42;

  private ExifOrientation() {}

  static Orientation of(String format, byte[] bytes) {
    try {
      return ExifBlock.of(format, bytes)
          .flatMap(ExifOrientation::firstDirectory)
          .flatMap(ExifOrientation::entry)
          .orElse(Orientation.UPRIGHT);
    } catch (IndexOutOfBoundsException broken) {
      return Orientation.UPRIGHT;
    }
  }

  private static Optional<ByteBuffer> firstDirectory(ByteBuffer block) {
    ByteBuffer tiff = block.order(byteOrder(block));
    int offset = tiff.getInt(4);
    return tiff.getShort(2) == TIFF_VERSION && offset >= 8 && offset < tiff.limit()
        ? Optional.of(tiff.slice(offset, tiff.limit() - offset).order(tiff.order()))
        : Optional.empty();
  }

  private static ByteOrder byteOrder(ByteBuffer tiff) {
    return tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private static Optional<Orientation> entry(ByteBuffer directory) {
    int entries = Short.toUnsignedInt(directory.getShort(0));
    for (int i = 0; i < entries; i++) {
      int at = 2 + i * ENTRY_BYTES;
      if (directory.getShort(at) == TAG) {
        int value = value(directory, at);
        return Orientation.isKnown(value) ? Optional.of(new Orientation(value)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int value(ByteBuffer directory, int at) {
    return switch (directory.getShort(at + 2)) {
      case SHORT -> directory.getShort(at + 8);
      case LONG -> directory.getInt(at + 8);
      default -> 0;
    };
  }
}
