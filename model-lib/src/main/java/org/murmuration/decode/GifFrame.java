package org.murmuration.decode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Where a GIF's first frame lies on its canvas.
 *
 * @param canvasWidth of the whole picture
 * @param canvasHeight of the whole picture
 * @param left of the frame on the canvas
 * @param top of the frame on the canvas
 * @param isWhole whether the frame's data end before the file does
 */
record GifFrame(int canvasWidth, int canvasHeight, int left, int top, boolean isWhole) {
  private static final int HEADER_BYTES = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int DESCRIPTOR_BYTES = 10;
  private static final GifFrame CUT = new GifFrame(0, 0, 0, 0, false);

  static GifFrame first(byte[] gif) {
    try {
      return new Walk(gif).frame();
    } catch (ArrayIndexOutOfBoundsException cut) {
      return CUT;
    }
  }

  /** The picture with this frame in its place, that colour around it. */
  BufferedImage onCanvas(BufferedImage frame, AlphaColour around) {
    int width = Math.max(canvasWidth, left + frame.getWidth());
    int height = Math.max(canvasHeight, top + frame.getHeight());
    if (width == frame.getWidth() && height == frame.getHeight()) {
      return frame;
    }
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setColor(new Color(around.rgb()));
      graphics.fillRect(0, 0, width, height);
      graphics.drawImage(frame, left, top, null);
    } finally {
      graphics.dispose();
    }
    return canvas;
  }

  /** Steps over blocks; leaves the array where the file is cut. */
  private record Walk(byte[] gif) {
    GifFrame frame() {
      int at = HEADER_BYTES + paletteBytes(10);
      while (unsigned(at) == EXTENSION) {
        at = afterSubBlocks(at + 2);
      }
      if (unsigned(at) != IMAGE) {
        return CUT;
      }
      // A palette of its own, one byte of code size, then the pixels.
      afterSubBlocks(at + DESCRIPTOR_BYTES + paletteBytes(at + 9) + 1);
      return new GifFrame(little(6), little(8), little(at + 1), little(at + 3), true);
    }

    private int afterSubBlocks(int start) {
      int at = start;
      while (unsigned(at) > 0) {
        at += 1 + unsigned(at);
      }
      return at + 1;
    }

    private int paletteBytes(int flagsAt) {
      int flags = unsigned(flagsAt);
      return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private int little(int at) {
      return unsigned(at) | unsigned(at + 1) << 8;
    }

    private int unsigned(int at) {
      return Byte.toUnsignedInt(gif[at]);
    }
  }
}
