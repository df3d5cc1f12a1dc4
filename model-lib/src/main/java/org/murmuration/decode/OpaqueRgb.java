package org.murmuration.decode;

import java.awt.image.BufferedImage;

/** Turns any image into {@link BufferedImage#TYPE_INT_RGB}, over white where it is clear. */
public final class OpaqueRgb {
  private OpaqueRgb() {}

  /** The image itself if it is of that type already. */
  public static BufferedImage of(BufferedImage image) {
    return AlphaColour.WHITE.under(PackedSamples.of(image));
  }
}
