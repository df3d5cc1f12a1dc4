package org.murmuration.decode;

import java.awt.image.BufferedImage;

/**
 * The size of an image as its file has it.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) {
  public static ImageSize of(BufferedImage image) {
    return new ImageSize(image.getWidth(), image.getHeight());
  }

  /** By a quarter, either way. */
  ImageSize turned() {
    return new ImageSize(/* width= */ height, /* height= */ width);
  }
}
