package org.murmuration.cluster;

import java.io.Serializable;
import org.murmuration.image.Reason;

/** What became of one image: what the network gave for it, or why it could not be used. */
public sealed interface ImageOutcome extends Serializable {
  ImageFile file();

  /**
   * The network ran.
   *
   * @param imageId SHA-256 of the file's bytes, hexadecimal
   * @param width of the decoded image, in pixels
   * @param height of the decoded image, in pixels
   * @param format such as {@code jpeg}
   * @param output one row of the network's output
   */
  record Used(ImageFile file, String imageId, int width, int height, String format, float[] output)
      implements ImageOutcome {
    Used withOutput(float[] row) {
      return new Used(file, imageId, width, height, format, row);
    }
  }

  /**
   * The image could not be used.
   *
   * @param firstBytes 16 at most, hexadecimal
   */
  record Rejected(ImageFile file, Reason reason, String message, String firstBytes)
      implements ImageOutcome {}
}
