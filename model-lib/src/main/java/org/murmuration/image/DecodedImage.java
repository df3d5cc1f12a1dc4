package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * One image as it came out of its file.
 *
 * @param pixels {@link BufferedImage#TYPE_INT_RGB}: 8 bits a sample, opaque
 * @param format lower-case name of the file's format: jpeg, png, gif, bmp, tiff
 * @param width pixels a row
 * @param height rows
 */
public record DecodedImage(BufferedImage pixels, String format, int width, int height) {
  public DecodedImage {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(format, "format");
  }
}
