package org.murmuration.decode;

/**
 * Reads the orientation from a file's Exif block: a TIFF structure whose first directory has it as
 * tag 274. What is missing or broken counts as upright: it is no reason to refuse the pixels.
 */
final class ExifOrientation {
  private static final int TAG = 274;

  private ExifOrientation() {}

  static Orientation of(String format, byte[] bytes) {
    return ExifBlock.of(format, bytes)
        .flatMap(TiffDirectory::first)
        .flatMap(directory -> directory.number(TAG))
        .filter(Orientation::isKnown)
        .map(Orientation::new)
        .orElse(Orientation.UPRIGHT);
  }
}
