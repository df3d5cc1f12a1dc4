package org.murmuration.imagepass;

import java.io.Serializable;
import java.util.List;
import org.murmuration.decode.ProfileUse;
import org.murmuration.decode.Reason;

/**
 * What became of one image: what the network gave for it, or why it could not be used; or, where no
 * network ran, what its file is.
 */
public sealed interface ImageOutcome extends Serializable
    permits ImageOutcome.Used, ImageOutcome.Rejected, CheckedImage {
  ImageFile file();

  /**
   * The network ran.
   *
   * @param imageId SHA-256 of the file's bytes, hexadecimal
   * @param width of the decoded image, in pixels
   * @param height of the decoded image, in pixels
   * @param format such as {@code jpeg}
   * @param profile what became of its colour profile
   * @param outputs one row of each of the network's outputs; none before it ran
   */
  record Used(
      ImageFile file,
      String imageId,
      int width,
      int height,
      String format,
      ProfileUse profile,
      List<float[]> outputs)
      implements ImageOutcome {
    public Used {
      outputs = List.copyOf(outputs);
    }

    /** For a network with one output, and an image without a colour profile. */
    public Used(
        ImageFile file, String imageId, int width, int height, String format, float[] output) {
      this(file, imageId, width, height, format, ProfileUse.NONE, List.of(output));
    }

    Used withOutputs(List<float[]> rows) {
      return new Used(file, imageId, width, height, format, profile, rows);
    }

    /** A row of the network's only output, or its first. */
    public float[] output() {
      return outputs.get(0);
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
