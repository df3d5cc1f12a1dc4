package org.murmuration.imagepass;

import java.io.Serializable;
import org.murmuration.decode.DecodedImage;

/**
 * What an image is, apart from its pixels.
 *
 * @param format such as {@code jpeg}
 * @param width of the upright image, in pixels
 * @param height of the upright image, in pixels
 * @param orientation as stored, 1 to 8
 * @param profile what became of its colour profile: {@code NONE}, {@code SRGB}, {@code CONVERTED}
 *     or {@code IGNORED}
 */
public record ImageTraits(
    String format, Integer width, Integer height, Integer orientation, String profile)
    implements Serializable {
  /** Of a file that is no image; all null. */
  public static final ImageTraits UNKNOWN = new ImageTraits(null, null, null, null, null);

  static ImageTraits of(DecodedImage image) {
    return new ImageTraits(
        image.format(),
        image.width(),
        image.height(),
        image.orientation().exif(),
        image.profile().name());
  }
}
