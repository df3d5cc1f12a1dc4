package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * Reads grey or RGB samples of 1 to 16 bits, with or without alpha, as opaque 8-bit RGB.
 *
 * @param samples [height, width, bands], bands in the order grey or R, G, B, then alpha
 * @param colours 1 (grey) or 3
 */
record SampleRows(Raster samples, int colours, ColorModel model) {
  static SampleRows of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return new SampleRows(image.getRaster(), model.getNumColorComponents(), model);
  }

  BufferedImage rgb() {
    int width = samples.getWidth();
    BufferedImage rgb = new BufferedImage(width, samples.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[Math.multiplyExact(width, samples.getNumBands())];
    int[] packed = new int[width];
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(samples.getMinX(), samples.getMinY() + y, width, 1, row);
      pack(row, packed);
      rgb.getRaster().setDataElements(0, y, width, 1, packed);
    }
    return rgb;
  }

  private void pack(int[] row, int[] packed) {
    int bands = samples.getNumBands();
    int green = colours == 3 ? 1 : 0;
    int blue = colours == 3 ? 2 : 0;
    for (int x = 0; x < packed.length; x++) {
      int at = x * bands;
      int alpha = model.hasAlpha() ? eightBits(row[at + colours], colours) : 255;
      packed[x] =
          overWhite(eightBits(row[at], 0), alpha) << 16
              | overWhite(eightBits(row[at + green], green), alpha) << 8
              | overWhite(eightBits(row[at + blue], blue), alpha);
    }
  }

  // Rounded, so that 65535 becomes 255 and 16 bits made from 8 (times 257) come back exactly.
  private int eightBits(int sample, int band) {
    int bits = model.getComponentSize(band);
    int max = (1 << bits) - 1;
    return bits == 8 ? sample : (sample * 255 + max / 2) / max;
  }

  private static int overWhite(int sample, int alpha) {
    return (sample * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
