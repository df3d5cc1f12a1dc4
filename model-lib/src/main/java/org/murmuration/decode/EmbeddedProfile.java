package org.murmuration.decode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Finds the ICC profile that a file carries (ICC.1:2010, annex B). */
final class EmbeddedProfile {
  private static final int APP2 = 0xE2;
  private static final byte[] JPEG_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Behind the name: which piece this is, from 1, and of how many. */
  private static final int JPEG_HEADER_BYTES = JPEG_NAME.length + 2;

  private static final int TIFF_TAG = 34675;

  /** Tables for printers reach some megabytes; a hostile PNG unpacks to gigabytes. */
  private static final int MOST_BYTES = 8 << 20;

  private EmbeddedProfile() {}

  /** The profile, whole or not; none in formats whose reader uses it by itself. */
  static Optional<byte[]> of(String format, byte[] bytes) {
    return switch (format) {
      case "jpeg" -> ofJpeg(bytes);
      case "png" ->
          FileSegments.ofPng(bytes).stream()
              .filter(part -> part.is("iCCP"))
              .findFirst()
              .map(part -> unpacked(part.content(bytes)));
      case "tiff" -> TiffDirectory.first(ByteBuffer.wrap(bytes)).flatMap(d -> d.bytes(TIFF_TAG));
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> ofJpeg(byte[] bytes) {
    List<byte[]> pieces =
        FileSegments.ofJpeg(bytes).stream()
            .filter(part -> part.is(APP2))
            .map(part -> part.content(bytes))
            .filter(EmbeddedProfile::isPiece)
            .sorted(Comparator.comparing(piece -> Byte.toUnsignedInt(piece[JPEG_NAME.length])))
            .toList();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      whole.write(piece, JPEG_HEADER_BYTES, piece.length - JPEG_HEADER_BYTES);
    }
    return pieces.isEmpty() ? Optional.empty() : Optional.of(whole.toByteArray());
  }

  private static boolean isPiece(byte[] segment) {
    return segment.length >= JPEG_HEADER_BYTES
        && Arrays.equals(segment, 0, JPEG_NAME.length, JPEG_NAME, 0, JPEG_NAME.length);
  }

  // A name that ends with 0, a byte for the method, then what deflate made of the profile.
  private static byte[] unpacked(byte[] chunk) {
    int start = 0;
    while (start < chunk.length && chunk[start] != 0) {
      start++;
    }
    start = Math.min(chunk.length, start + 2);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException broken) {
      return new byte[0];
    }
  }
}
