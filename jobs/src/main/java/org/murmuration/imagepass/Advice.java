package org.murmuration.imagepass;

import org.murmuration.decode.RejectedImageException;

/** What a decoder says of an image, and what a user can do, who gives the limits by options. */
final class Advice {
  private Advice() {}

  static String on(RejectedImageException reject) {
    String said = reject.getMessage();
    return switch (reject.reason()) {
      // A decoder may run out of memory with fewer pixels than the limit.
      case TOO_MANY_PIXELS ->
          said.contains("the limit is") ? said + " (raise --max-pixels, or scale it down)" : said;
      case TOO_LARGE -> said + " (raise --max-bytes, or scale it down)";
      case UNSUPPORTED -> said + " (convert it to JPEG or PNG)";
      default -> said;
    };
  }
}
