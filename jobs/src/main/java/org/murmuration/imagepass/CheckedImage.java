package org.murmuration.imagepass;

import java.io.Serializable;

/**
 * What one file is, found by decoding it.
 *
 * @param imageId SHA-256 of its bytes, hexadecimal; null if they could not all be read
 * @param format such as {@code jpeg}; null for a reject, as are the next three
 * @param width of the upright image
 * @param height of the upright image
 * @param orientation as stored, 1 to 8
 * @param profile what became of its colour profile: {@code NONE}, {@code SRGB}, {@code CONVERTED}
 *     or {@code IGNORED}; null for a reject
 * @param outcome {@code OK}, or why it can't be used
 * @param message about a reject, or about damage that was let pass; otherwise empty
 */
public record CheckedImage(
    ImageFile file,
    String imageId,
    String format,
    Integer width,
    Integer height,
    Integer orientation,
    String profile,
    String outcome,
    String message)
    implements Serializable {
  public static final String OK = "OK";

  boolean isRejected() {
    return !outcome.equals(OK);
  }
}
