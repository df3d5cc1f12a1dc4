package org.murmuration.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * How a camera was held, as Exif numbers it from 1 (upright) to 8: which way pixels as stored have
 * to be turned to be seen as the photographer saw them.
 *
 * @param exif 1 to 8
 */
public record Orientation(int exif) {
  public static final Orientation UPRIGHT = new Orientation(1);

  public Orientation {
    if (!isKnown(exif)) {
      throw new IllegalArgumentException(
          "Cannot turn an image by orientation %s: Exif has 1 to 8".formatted(exif));
    }
  }

  static boolean isKnown(int exif) {
    return exif >= 1 && exif <= 8;
  }

  /** Whether the stored rows are the seen columns. */
  boolean isTransposed() {
    return exif >= 5;
  }

  private boolean fromTheRight() {
    return exif == 2 || exif == 3 || exif == 7 || exif == 8;
  }

  private boolean fromTheBottom() {
    return exif == 3 || exif == 4 || exif == 6 || exif == 7;
  }

  /** From TYPE_INT_RGB as stored to TYPE_INT_RGB as seen; the image itself if it is upright. */
  BufferedImage upright(BufferedImage stored) {
    if (equals(UPRIGHT)) {
      return stored;
    }
    int width = isTransposed() ? stored.getHeight() : stored.getWidth();
    int height = isTransposed() ? stored.getWidth() : stored.getHeight();
    BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    turn(pixels(stored), stored.getWidth(), pixels(seen), width);
    return seen;
  }

  /** From the size as stored to the size as seen. */
  ImageSize upright(ImageSize stored) {
    return isTransposed() ? stored.turned() : stored;
  }

  // A step to the right in the seen image is a step along a row or a column of the stored one.
  private void turn(int[] from, int storedWidth, int[] to, int seenWidth) {
    int storedHeight = from.length / storedWidth;
    int right = fromTheRight() ? -1 : 1;
    int down = fromTheBottom() ? -storedWidth : storedWidth;
    int first =
        (fromTheRight() ? storedWidth - 1 : 0)
            + (fromTheBottom() ? (storedHeight - 1) * storedWidth : 0);
    int stepX = isTransposed() ? down : right;
    int stepY = isTransposed() ? right : down;
    for (int at = 0, y = 0; at < to.length; y++) {
      int source = first + y * stepY;
      for (int x = 0; x < seenWidth; x++, at++) {
        to[at] = from[source];
        source += stepX;
      }
    }
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
