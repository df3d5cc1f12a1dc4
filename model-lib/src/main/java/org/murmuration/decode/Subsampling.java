package org.murmuration.decode;

import java.awt.image.BufferedImage;
import java.util.Set;
import javax.imageio.ImageReadParam;

/**
 * Leaves out rows and columns of a photo that is far larger than what is made of it, while it is
 * read: 48 million pixels take 300 MB, and several threads read at once. What is left has at least
 * four pixels for one that is wanted, in each direction, for the antialiased filter to average.
 *
 * @param file the size before
 * @param period of the rows and columns that are kept; 1 keeps all
 */
record Subsampling(ImageSize file, int period) {
  private static final long PIXELS_A_PIXEL = 4;

  /**
   * Those that large photos come in. The reader of TIFF gives other pixels when asked for fewer.
   */
  private static final Set<String> FORMATS = Set.of("jpeg", "png");

  /**
   * @param shorterSide in pixels, that is wanted
   */
  static Subsampling of(String format, int width, int height, int shorterSide) {
    long period =
        FORMATS.contains(format) ? Math.min(width, height) / (PIXELS_A_PIXEL * shorterSide) : 1;
    return new Subsampling(new ImageSize(width, height), (int) Math.max(1, period));
  }

  /** The middle of each block is kept, so that the image does not move. */
  void applyTo(ImageReadParam param) {
    if (period > 1) {
      int middle = (period - 1) / 2;
      param.setSourceSubsampling(period, period, middle, middle);
    }
  }

  /**
   * The size of the image that this frame was read from, which may be larger than its file says.
   */
  ImageSize whole(BufferedImage frame) {
    return period > 1 ? file : ImageSize.of(frame);
  }
}
