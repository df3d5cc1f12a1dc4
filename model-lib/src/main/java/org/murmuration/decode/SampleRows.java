package org.murmuration.decode;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * Reads grey or RGB samples of 1 to 16 bits, with or without alpha, as 8-bit RGB or ARGB.
 *
 * @param samples [height, width, bands], bands in the order grey or R, G, B, then alpha
 * @param colours 1 (grey) or 3
 */
record SampleRows(Raster samples, int colours, ColorModel model) {
  static SampleRows of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return new SampleRows(image.getRaster(), model.getNumColorComponents(), model);
  }

  BufferedImage packed() {
    int width = samples.getWidth();
    BufferedImage image =
        new BufferedImage(width, samples.getHeight(), PackedSamples.typeFor(model.hasAlpha()));
    int[] row = new int[Math.multiplyExact(width, samples.getNumBands())];
    int[] packed = new int[width];
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(samples.getMinX(), samples.getMinY() + y, width, 1, row);
      pack(row, packed);
      image.getRaster().setDataElements(0, y, width, 1, packed);
    }
    return image;
  }

  private void pack(int[] row, int[] packed) {
    int bands = samples.getNumBands();
    int green = colours == 3 ? 1 : 0;
    int blue = colours == 3 ? 2 : 0;
    for (int x = 0; x < packed.length; x++) {
      int at = x * bands;
      int alpha = model.hasAlpha() ? eightBits(row[at + colours], colours) : 0;
      packed[x] =
          alpha << 24
              | eightBits(row[at], 0) << 16
              | eightBits(row[at + green], green) << 8
              | eightBits(row[at + blue], blue);
    }
  }

  // Rounded, so that 65535 becomes 255 and 16 bits made from 8 (times 257) come back exactly.
  private int eightBits(int sample, int band) {
    int bits = model.getComponentSize(band);
    int max = (1 << bits) - 1;
    return bits == 8 ? sample : (sample * 255 + max / 2) / max;
  }
}
