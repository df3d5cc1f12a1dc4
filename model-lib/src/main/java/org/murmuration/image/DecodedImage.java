package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * One image as it came out of its file.
 *
 * @param pixels {@link BufferedImage#TYPE_INT_RGB}: 8 bits a sample, opaque
 * @param format lower-case name of the file's format: jpeg, png, gif, bmp, tiff, webp
 * @param width of the upright image, in pixels
 * @param height of the upright image, in pixels
 * @param orientation in which it was stored
 * @param damages what is wrong with the file, where such files are used
 */
public record DecodedImage(
    BufferedImage pixels,
    String format,
    int width,
    int height,
    Orientation orientation,
    List<String> damages) {
  public DecodedImage {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(orientation, "orientation");
    damages = List.copyOf(damages);
    Objects.requireNonNull(format, "format");
  }
}
