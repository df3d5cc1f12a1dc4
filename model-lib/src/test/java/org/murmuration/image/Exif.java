package org.murmuration.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

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
    byte[] chunk =
        ByteBuffer.allocate(4 + BLOCK_BYTES)
            .put("eXIf".getBytes(StandardCharsets.ISO_8859_1))
            .put(block(orientation))
            .array();
    CRC32 checksum = new CRC32();
    checksum.update(chunk);
    // Behind the signature and the header, which has 13 bytes of content.
    int at = 8 + 4 + 4 + 13 + 4;
    return ByteBuffer.allocate(png.length + 8 + chunk.length)
        .put(png, 0, at)
        .putInt(BLOCK_BYTES)
        .put(chunk)
        .putInt((int) checksum.getValue())
        .put(png, at, png.length - at)
        .array();
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
