package org.murmuration.image;

/**
 * One axis of a resize with a centre crop after it.
 *
 * @param resized length of the whole axis after the resize, in pixels (a strip of an image can pass
 *     the range of int here; it is never held in memory)
 * @param kept length of the crop, at most {@code resized}
 */
record CropAxis(long resized, int kept) {
  // torchvision resizes to 256 for a crop of 224.
  private static final double RESIZE_TO_CROP = 256.0 / 224.0;

  CropAxis {
    if (kept > resized) {
      throw new IllegalArgumentException("Cannot crop %s pixels from %s".formatted(kept, resized));
    }
  }

  /** The length that the relatively shorter side takes for a crop of this length. */
  static int resizedFor(int crop) {
    return (int) Math.round(crop * RESIZE_TO_CROP);
  }

  /** The first pixel kept, as torchvision's CenterCrop rounds it: half to even. */
  long start() {
    return (long) Math.rint((resized - kept) / 2.0);
  }
}
