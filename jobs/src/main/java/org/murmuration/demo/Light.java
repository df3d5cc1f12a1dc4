package org.murmuration.demo;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * The light of one photograph.
 *
 * @param brightness factor for all colours
 * @param warmth added to the factor of red and taken from that of blue
 * @param grain largest change of a channel by noise, in 0..255
 */
record Light(double brightness, double warmth, double grain) {

  static Light any(Random random) {
    return new Light(
        0.8 + 0.35 * random.nextDouble(),
        0.16 * random.nextDouble() - 0.08,
        4 + 8 * random.nextDouble());
  }

  /** Changes the picture as if it had been taken in this light. */
  void fallOn(BufferedImage picture, Random random) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      double noise = grain * (2 * random.nextDouble() - 1);
      int red = lit(pixels[i] >> 16, brightness * (1 + warmth), noise);
      int green = lit(pixels[i] >> 8, brightness, noise);
      int blue = lit(pixels[i], brightness * (1 - warmth), noise);
      pixels[i] = red << 16 | green << 8 | blue;
    }
    picture.setRGB(0, 0, width, picture.getHeight(), pixels, 0, width);
  }

  private static int lit(int channel, double factor, double noise) {
    return (int) Math.max(0, Math.min(255, (channel & 0xFF) * factor + noise));
  }
}
