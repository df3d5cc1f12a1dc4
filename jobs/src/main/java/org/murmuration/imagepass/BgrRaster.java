package org.murmuration.imagepass;

import java.awt.image.BufferedImage;
import java.util.List;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.ImageSize;
import org.murmuration.decode.Orientation;
import org.murmuration.decode.ProfileUse;
import org.murmuration.decode.Reason;
import org.murmuration.decode.RejectedImageException;

/**
 * Pixels as Spark's source {@code image} has them: {@code [height, width, channels]} bytes, blue
 * before green before red, or grey alone.
 */
public record BgrRaster(int height, int width, int channels, byte[] bytes) {
  private static final int GREY = 1;
  private static final int COLOURS = 3;

  /**
   * @param maxPixels above which it is too large
   * @throws RejectedImageException if it is no such image
   */
  DecodedImage decoded(long maxPixels) throws RejectedImageException {
    requireWhole();
    if ((long) width * height > maxPixels) {
      throw new RejectedImageException(
          Reason.TOO_MANY_PIXELS,
          "The row has %s x %s pixels, the limit is %s".formatted(width, height, maxPixels));
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb((y * width + x) * channels));
      }
    }
    return new DecodedImage(
        image, ImageSize.of(image), "pixels", Orientation.UPRIGHT, ProfileUse.NONE, List.of());
  }

  private void requireWhole() throws RejectedImageException {
    if (height < 1 || width < 1) {
      throw new RejectedImageException(Reason.NOT_AN_IMAGE, "Spark could not decode it");
    }
    if (channels != GREY && channels != COLOURS) {
      throw new RejectedImageException(
          Reason.UNSUPPORTED,
          "Its pixels have %d channels, 1 and 3 are known (keep the bytes of the file)"
              .formatted(channels));
    }
    if (bytes.length != (long) height * width * channels) {
      throw new RejectedImageException(
          Reason.CORRUPT,
          "It has %d bytes, %d x %d pixels of %d channels need others"
              .formatted(bytes.length, width, height, channels));
    }
  }

  private int rgb(int first) {
    int blue = bytes[first] & 0xFF;
    int green = channels == GREY ? blue : bytes[first + 1] & 0xFF;
    int red = channels == GREY ? blue : bytes[first + 2] & 0xFF;
    return red << 16 | green << 8 | blue;
  }
}
