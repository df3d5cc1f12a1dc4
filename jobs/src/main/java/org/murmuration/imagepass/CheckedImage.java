package org.murmuration.imagepass;

/**
 * What one file is, found by decoding it.
 *
 * @param imageId SHA-256 of its bytes, hexadecimal; null if they could not all be read
 * @param traits of the image; {@link ImageTraits#UNKNOWN} for a reject
 * @param outcome {@code OK}, or why it can't be used
 * @param message about a reject, or about damage that was let pass; otherwise empty
 */
public record CheckedImage(
    ImageFile file, String imageId, ImageTraits traits, String outcome, String message)
    implements ImageOutcome {
  public static final String OK = "OK";

  boolean isRejected() {
    return !outcome.equals(OK);
  }
}
