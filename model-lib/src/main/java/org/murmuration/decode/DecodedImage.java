package org.murmuration.decode;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * One image as it came out of its file.
 *
 * @param pixels {@link BufferedImage#TYPE_INT_RGB}: 8 bits a sample, opaque; fewer than the file
 *     has, where a smaller image was asked for
 * @param size of the whole upright image
 * @param format lower-case name of the file's format: jpeg, png, gif, bmp, tiff, webp
 * @param orientation in which it was stored
 * @param profile what became of its colour profile
 * @param damages what is wrong with the file, where such files are used
 */
public record DecodedImage(
    BufferedImage pixels,
    ImageSize size,
    String format,
    Orientation orientation,
    ProfileUse profile,
    List<String> damages) {
  public DecodedImage {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(orientation, "orientation");
    Objects.requireNonNull(profile, "profile");
    damages = List.copyOf(damages);
    Objects.requireNonNull(format, "format");
  }

  /** Of the whole upright image, in pixels. */
  public int width() {
    return size.width();
  }

  /** Of the whole upright image, in pixels. */
  public int height() {
    return size.height();
  }
}
