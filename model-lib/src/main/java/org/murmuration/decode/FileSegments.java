package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Walks the parts that a file is made of, as far as the file goes; never past its end. */
final class FileSegments {
  private static final int JPEG_PREFIX = 0xFF;
  private static final int JPEG_SCAN = 0xDA;
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int RIFF_HEADER_BYTES = 12;

  /** Nobody's photo has more; a hostile file has one for each 12 bytes. */
  private static final int MOST = 100_000;

  private FileSegments() {}

  /** The segments before the first scan, and the scan's own header as the last. */
  static List<FileSegment> ofJpeg(byte[] bytes) {
    List<FileSegment> parts = new ArrayList<>();
    int at = 2;
    while (at + 3 < bytes.length && unsigned(bytes, at) == JPEG_PREFIX && parts.size() < MOST) {
      int marker = unsigned(bytes, at + 1);
      if (marker == JPEG_PREFIX) {
        at++;
        continue;
      }
      int end = at + 2 + (unsigned(bytes, at + 2) << 8) + unsigned(bytes, at + 3);
      parts.add(new FileSegment(marker, at + 4, Math.max(end, at + 4)));
      if (marker == JPEG_SCAN) {
        break;
      }
      at = end;
    }
    return parts;
  }

  /** The chunks, up to the one that ends the image. */
  static List<FileSegment> ofPng(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    List<FileSegment> parts = new ArrayList<>();
    long at = PNG_SIGNATURE_BYTES;
    while (at + 8 <= bytes.length && parts.size() < MOST) {
      long end = at + 8 + Integer.toUnsignedLong(file.getInt((int) at));
      parts.add(part(file.getInt((int) at + 4), at + 8, end));
      if (parts.get(parts.size() - 1).is("IEND")) {
        break;
      }
      // A checksum follows each.
      at = end + 4;
    }
    return parts;
  }

  /** The chunks of a RIFF file. */
  static List<FileSegment> ofWebp(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    List<FileSegment> parts = new ArrayList<>();
    long at = RIFF_HEADER_BYTES;
    while (at + 8 <= bytes.length && parts.size() < MOST) {
      long length = Integer.toUnsignedLong(little(file, (int) at + 4));
      parts.add(part(file.getInt((int) at), at + 8, at + 8 + length));
      // Chunks begin at even offsets.
      at += 8 + length + (length & 1);
    }
    return parts;
  }

  static int little(ByteBuffer file, int at) {
    return file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private static FileSegment part(int type, long start, long end) {
    return new FileSegment(type, (int) start, (int) Math.min(end, Integer.MAX_VALUE));
  }

  private static int unsigned(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]);
  }
}
