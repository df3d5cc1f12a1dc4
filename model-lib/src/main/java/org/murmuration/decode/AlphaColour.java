package org.murmuration.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Locale;
import java.util.Optional;

/**
 * What is seen through the clear parts of an image.
 *
 * @param rgb 0xRRGGBB
 */
public record AlphaColour(int rgb) implements java.io.Serializable {
  public static final AlphaColour WHITE = new AlphaColour(0xFFFFFF);
  private static final AlphaColour BLACK = new AlphaColour(0);

  public AlphaColour {
    if ((rgb & 0xFFFFFF) != rgb) {
      throw new IllegalArgumentException("Cannot use colour 0x%X: it has 24 bits".formatted(rgb));
    }
  }

  /** From {@code white}, {@code black} or {@code #RRGGBB}; empty if it is none of these. */
  public static Optional<AlphaColour> named(String name) {
    if (name.equalsIgnoreCase("white")) {
      return Optional.of(WHITE);
    }
    if (name.equalsIgnoreCase("black")) {
      return Optional.of(BLACK);
    }
    return name.matches("#[0-9a-fA-F]{6}")
        ? Optional.of(new AlphaColour(Integer.parseInt(name.substring(1), 16)))
        : Optional.empty();
  }

  /** From TYPE_INT_ARGB to TYPE_INT_RGB over this colour; an image without alpha as it is. */
  BufferedImage under(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] from = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] to = ((DataBufferInt) opaque.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < to.length; i++) {
      to[i] = under(from[i]);
    }
    return opaque;
  }

  private int under(int argb) {
    int alpha = argb >>> 24;
    return mix(argb, alpha, 16) | mix(argb, alpha, 8) | mix(argb, alpha, 0);
  }

  private int mix(int argb, int alpha, int shift) {
    int above = argb >> shift & 0xFF;
    int below = rgb >> shift & 0xFF;
    return ((above * alpha + below * (255 - alpha) + 127) / 255) << shift;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return equals(WHITE) ? "white" : "#%06x".formatted(rgb).toLowerCase(Locale.ROOT);
  }
}
