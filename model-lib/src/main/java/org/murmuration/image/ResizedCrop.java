package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * Scales an image, keeping its aspect, until it covers a box 256/224 as large as the target, and
 * cuts the target from its centre: for a square target what torchvision's Resize and CenterCrop do.
 * Only the pixels that the crop keeps are computed: columns first, then rows, rounded to 8 bits in
 * between, as Pillow does it.
 */
record ResizedCrop(CropAxis rows, CropAxis columns) {
  static ResizedCrop of(int height, int width, ImageShape target) {
    long boxHeight = CropAxis.resizedFor(target.height());
    long boxWidth = CropAxis.resizedFor(target.width());
    // The side that is relatively shorter fits the box; the other is rounded down, as torchvision's
    // int(size * long / short).
    boolean heightFits = boxHeight * width >= boxWidth * height;
    long resizedHeight = heightFits ? boxHeight : boxWidth * height / width;
    long resizedWidth = heightFits ? boxHeight * width / height : boxWidth;
    return new ResizedCrop(
        new CropAxis(resizedHeight, target.height()), new CropAxis(resizedWidth, target.width()));
  }

  /** The whole image in this shape. */
  static ResizedCrop whole(long height, long width) {
    return new ResizedCrop(
        new CropAxis(height, Math.toIntExact(height)), new CropAxis(width, Math.toIntExact(width)));
  }

  /** From TYPE_INT_RGB [height, width] to TYPE_INT_RGB [rows kept, columns kept]. */
  BufferedImage apply(BufferedImage image) {
    ResamplingWeights down = new ResamplingWeights(image.getHeight(), rows);
    ResamplingWeights across = new ResamplingWeights(image.getWidth(), columns);
    int[] narrowed = narrow(image.getRaster(), down, across);
    BufferedImage fitted =
        new BufferedImage(across.outputs(), down.outputs(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[across.outputs()];
    for (int y = 0; y < down.outputs(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = down.mix(narrowed, x, row.length, y);
      }
      fitted.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return fitted;
  }

  // [input rows that the crop needs, columns kept]
  private static int[] narrow(Raster raster, ResamplingWeights down, ResamplingWeights across) {
    int[] source = new int[across.end() - across.begin()];
    int height = down.end() - down.begin();
    int[] narrowed = new int[Math.multiplyExact(height, across.outputs())];
    for (int y = 0; y < height; y++) {
      raster.getDataElements(across.begin(), down.begin() + y, source.length, 1, source);
      int at = y * across.outputs();
      for (int x = 0; x < across.outputs(); x++) {
        narrowed[at + x] = across.mix(source, 0, 1, x);
      }
    }
    return narrowed;
  }
}
