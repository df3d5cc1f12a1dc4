package org.murmuration.image;

import java.util.List;

/**
 * Tells lossy from lossless WebP. TwelveMonkeys to 3.14 decodes the lossy kind (VP8) wrongly: it
 * predicts from pixels that its loop filter has changed, and colours drift down the image (its
 * issues 734 and 864, mended by 1315 after that release). Wrong pixels are worse than a reject.
 */
final class WebpKind {
  private static final int FRAME_HEADER_BYTES = 16;

  private WebpKind() {}

  static void requireLossless(byte[] webp) throws RejectedImageException {
    if (isLossy(webp)) {
      throw new RejectedImageException(
          Reason.UNSUPPORTED,
          "A lossy WebP: there is no decoder here that gives its right colours (convert it to PNG or JPEG)");
    }
  }

  private static boolean isLossy(byte[] webp) {
    List<Part> chunks = Parts.ofWebp(webp);
    return chunks.stream().anyMatch(chunk -> chunk.is("VP8 ") || isLossyFrame(webp, chunk));
  }

  // A frame of an animation: its place, then chunks; alpha has one of its own in lossy ones only.
  private static boolean isLossyFrame(byte[] webp, Part chunk) {
    int at = chunk.start() + FRAME_HEADER_BYTES;
    return chunk.is("ANMF")
        && at + 4 <= webp.length
        && (Part.isNamed(webp, at, "VP8 ") || Part.isNamed(webp, at, "ALPH"));
  }
}
