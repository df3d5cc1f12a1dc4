package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds where a file keeps what its camera wrote. */
final class ExifBlock {
  private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int APP1 = 0xE1;

  private ExifBlock() {}

  /** The block, from the byte order on; empty where the format has none or the file lacks it. */
  static Optional<ByteBuffer> of(String format, byte[] bytes) {
    return switch (format) {
      case "jpeg" ->
          FileSegments.ofJpeg(bytes).stream()
              .filter(part -> part.is(APP1) && begins(bytes, part))
              .findFirst()
              .map(part -> content(bytes, part));
      case "png" -> named(bytes, FileSegments.ofPng(bytes), "eXIf");
      case "webp" -> named(bytes, FileSegments.ofWebp(bytes), "EXIF");
      case "tiff" -> Optional.of(ByteBuffer.wrap(bytes));
      default -> Optional.empty();
    };
  }

  private static Optional<ByteBuffer> named(
      byte[] bytes, Iterable<FileSegment> parts, String type) {
    for (FileSegment part : parts) {
      if (part.is(type)) {
        return Optional.of(content(bytes, part));
      }
    }
    return Optional.empty();
  }

  // JPEG puts the name in front; some writers of WebP and PNG do so too.
  private static ByteBuffer content(byte[] bytes, FileSegment part) {
    int start = part.start() + (begins(bytes, part) ? NAME.length : 0);
    int end = Math.min(part.end(), bytes.length);
    return ByteBuffer.wrap(bytes, start, end - start).slice();
  }

  private static boolean begins(byte[] bytes, FileSegment part) {
    int end = part.start() + NAME.length;
    return end <= Math.min(part.end(), bytes.length)
        && Arrays.equals(bytes, part.start(), end, NAME, 0, NAME.length);
  }
}
