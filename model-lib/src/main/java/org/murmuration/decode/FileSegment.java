package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A named stretch of a file: a JPEG's segment, a chunk of a PNG or a WebP.
 *
 * @param type four letters as a number, or a JPEG's marker without its 0xFF
 * @param start where its content begins
 * @param end where its content ends by its own account, which may be past the file's end
 */
record FileSegment(int type, int start, int end) {
  boolean is(int marker) {
    return type == marker;
  }

  boolean is(String letters) {
    return type == number(letters);
  }

  /** Whether these four letters are there. */
  static boolean isNamed(byte[] bytes, int at, String letters) {
    return ByteBuffer.wrap(bytes).getInt(at) == number(letters);
  }

  private static int number(String letters) {
    return ByteBuffer.wrap(letters.getBytes(StandardCharsets.ISO_8859_1)).getInt();
  }

  /** As much of its content as the file has. */
  byte[] content(byte[] file) {
    int from = Math.min(start, file.length);
    return Arrays.copyOfRange(file, from, Math.max(from, Math.min(end, file.length)));
  }

  int length() {
    return end - start;
  }
}
