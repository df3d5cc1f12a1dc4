package org.murmuration.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/**
 * Turns any decoded image into {@link BufferedImage#TYPE_INT_RGB}, over white where it is clear.
 */
final class OpaqueRgb {
  private OpaqueRgb() {}

  /** The image itself if it is of that type already. */
  static BufferedImage of(BufferedImage image) {
    int samples = image.getSampleModel().getDataType();
    if (image.getColorModel() instanceof ComponentColorModel && !isUnsigned(samples)) {
      // 32-bit, signed and floating-point samples say nowhere which of them is white.
      throw new UnsupportedOperationException(
          "Samples of %s bits, signed or not whole".formatted(DataBuffer.getDataTypeSize(samples)));
    }
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    return hasPlainSamples(image) ? SampleRows.of(image).rgb() : drawn(image);
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
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = rgb.createGraphics();
    try {
      graphics.drawImage(image, 0, 0, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return rgb;
  }
}
