package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts an Exif block with an orientation into files. */
final class Exif {
  /** Byte order, version, offset, count, one entry, end. */
  static final int BLOCK_BYTES = 26;

  private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private Exif() {}

  static byte[] inJpeg(byte[] jpeg, int orientation) {
    int length = 2 + NAME.length + BLOCK_BYTES;
    return ByteBuffer.allocate(jpeg.length + 2 + length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFE1)
        .putShort((short) length)
        .put(NAME)
        .put(block(orientation))
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Where the block begins in what {@link #inJpeg} gives. */
  static int startInJpeg() {
    return 6 + NAME.length;
  }

  static byte[] inPng(byte[] png, int orientation) {
    return Encoded.withPngChunk(png, "eXIf", block(orientation));
  }

  private static byte[] block(int orientation) {
    return ByteBuffer.allocate(BLOCK_BYTES)
        .putShort((short) 0x4D4D)
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 274)
        .putShort((short) 3)
        .putInt(1)
        .putInt(orientation << 16)
        .putInt(0)
        .array();
  }
}
