package org.murmuration.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.murmuration.decode.ImageSize;

/** How an image of any shape comes to have the shape of a network's input. */
public enum Fit {
  /** The aspect is kept, the centre is cut out: as published networks were evaluated. */
  CROP("crop") {
    @Override
    String id(ImageShape input) {
      int height = CropAxis.resizedFor(input.height());
      int width = CropAxis.resizedFor(input.width());
      String resize = height == width ? String.valueOf(height) : height + "x" + width;
      return "resize%s/crop%sx%s".formatted(resize, input.height(), input.width());
    }

    @Override
    BufferedImage apply(BufferedImage rgb, ImageSize whole, ImageShape input) {
      return ResizedCrop.of(whole.height(), whole.width(), input).apply(rgb);
    }
  },
  /** All of the image is kept, its aspect is not. */
  SQUASH("squash") {
    @Override
    BufferedImage apply(BufferedImage rgb, ImageSize whole, ImageShape input) {
      return ResizedCrop.whole(input.height(), input.width()).apply(rgb);
    }
  },
  /** All of the image and its aspect are kept; the rest is the mean colour of ImageNet. */
  PAD("pad") {
    @Override
    BufferedImage apply(BufferedImage rgb, ImageSize whole, ImageShape input) {
      return padded(scaledInto(rgb, whole, input), input);
    }
  };

  /** Both presets' means, as close as 8 bits come to them: next to nothing for the network. */
  private static final Color MEAN = new Color(124, 116, 104);

  private final String id;

  Fit(String id) {
    this.id = id;
  }

  /** Names what is done, in stored contracts; it never changes. */
  String id(ImageShape input) {
    return "%s%sx%s".formatted(id, input.height(), input.width());
  }

  /**
   * From TYPE_INT_RGB of any shape to TYPE_INT_RGB of the input's.
   *
   * @param whole the size that decides what goes where; the image may have fewer pixels
   */
  abstract BufferedImage apply(BufferedImage rgb, ImageSize whole, ImageShape input);

  private static BufferedImage scaledInto(BufferedImage rgb, ImageSize whole, ImageShape input) {
    long height = whole.height();
    long width = whole.width();
    boolean heightFills = input.height() * width <= input.width() * height;
    return heightFills
        ? ResizedCrop.whole(input.height(), Math.max(1, input.height() * width / height)).apply(rgb)
        : ResizedCrop.whole(Math.max(1, input.width() * height / width), input.width()).apply(rgb);
  }

  private static BufferedImage padded(BufferedImage scaled, ImageShape input) {
    BufferedImage padded =
        new BufferedImage(input.width(), input.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = padded.createGraphics();
    try {
      graphics.setColor(MEAN);
      graphics.fillRect(0, 0, input.width(), input.height());
      int left = (input.width() - scaled.getWidth()) / 2;
      int top = (input.height() - scaled.getHeight()) / 2;
      graphics.drawImage(scaled, left, top, null);
    } finally {
      graphics.dispose();
    }
    return padded;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
