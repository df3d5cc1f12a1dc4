package org.murmuration.image;

/**
 * The shape of one image as a network sees it, without the batch: [height, width, channels].
 *
 * @param height rows of pixels, at least 1
 * @param width pixels a row, at least 1
 * @param channels numbers a pixel, at least 1
 */
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "Cannot shape an image as %sx%sx%s: each side must be at least 1"
              .formatted(height, width, channels));
    }
    Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** The count of numbers in one image: height x width x channels. */
  public int size() {
    return height * width * channels;
  }

  /** As in {@code 224x224x3}: height, width, channels. */
  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
