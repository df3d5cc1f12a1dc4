package org.murmuration.decode;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/**
 * Turns any decoded image into 8-bit samples as stored: {@link BufferedImage#TYPE_INT_RGB}, or
 * {@link BufferedImage#TYPE_INT_ARGB} where it has alpha.
 */
final class PackedSamples {
  private PackedSamples() {}

  /** The image itself if it is of such a type already. */
  static BufferedImage of(BufferedImage image) {
    int samples = image.getSampleModel().getDataType();
    if (image.getColorModel() instanceof ComponentColorModel && !isUnsigned(samples)) {
      // 32-bit, signed and floating-point samples say nowhere which of them is white.
      throw new UnsupportedOperationException(
          "Samples of %s bits, signed or not whole".formatted(DataBuffer.getDataTypeSize(samples)));
    }
    if (image.getType() == BufferedImage.TYPE_INT_RGB
        || image.getType() == BufferedImage.TYPE_INT_ARGB) {
      return image;
    }
    return hasPlainSamples(image) ? SampleRows.of(image).packed() : drawn(image);
  }

  /** Whether what {@link #of} gives still has the colours of the file, unconverted. */
  static boolean areAsStored(BufferedImage image) {
    // Java2D copies samples in the usual orders as they are, whatever their colour space.
    return hasPlainSamples(image)
        || image.getType() != BufferedImage.TYPE_CUSTOM
        || image.getColorModel().getColorSpace().isCS_sRGB();
  }

  // Java calls grey linear light and brightens it on the way to sRGB, and drops the low byte of 16
  // bits: such images are converted sample by sample, as every other image library does it.
  private static boolean hasPlainSamples(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return image.getType() != BufferedImage.TYPE_3BYTE_BGR
        && model instanceof ComponentColorModel
        && !model.isAlphaPremultiplied()
        && isUnsigned(model.getTransferType())
        && isGreyOrRgb(model.getColorSpace());
  }

  private static boolean isUnsigned(int transferType) {
    return transferType == DataBuffer.TYPE_BYTE || transferType == DataBuffer.TYPE_USHORT;
  }

  private static boolean isGreyOrRgb(ColorSpace space) {
    return space.getType() == ColorSpace.TYPE_GRAY || space.getType() == ColorSpace.TYPE_RGB;
  }

  private static BufferedImage drawn(BufferedImage image) {
    BufferedImage packed =
        new BufferedImage(
            image.getWidth(), image.getHeight(), typeFor(image.getColorModel().hasAlpha()));
    Graphics2D graphics = packed.createGraphics();
    try {
      graphics.drawImage(image, 0, 0, null);
    } finally {
      graphics.dispose();
    }
    return packed;
  }

  static int typeFor(boolean alpha) {
    return alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
  }
}
