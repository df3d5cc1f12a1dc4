package org.murmuration.decode;

/**
 * Looks for a JPEG's end-of-image marker. Bytes after it are common (cameras append previews), so
 * it may lie anywhere after the start of the scan: inside a scan the pair FF D9 can't occur.
 */
final class JpegEnd {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int PREFIX = 0xFF;

  private JpegEnd() {}

  static boolean isMissing(byte[] bytes) {
    int scan = scanStart(bytes);
    for (int at = bytes.length - 2; at >= scan; at--) {
      if (unsigned(bytes, at) == PREFIX && unsigned(bytes, at + 1) == END_OF_IMAGE) {
        return false;
      }
    }
    return true;
  }

  // Steps over whole segments, because an Exif preview has an end-of-image marker of its own.
  private static int scanStart(byte[] bytes) {
    int at = 2;
    while (at + 3 < bytes.length && unsigned(bytes, at) == PREFIX) {
      int marker = unsigned(bytes, at + 1);
      if (marker == START_OF_SCAN) {
        break;
      }
      at += marker == PREFIX ? 1 : 2 + (unsigned(bytes, at + 2) << 8) + unsigned(bytes, at + 3);
    }
    return at;
  }

  private static int unsigned(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]);
  }
}
