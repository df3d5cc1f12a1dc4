package org.murmuration.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.murmuration.decode.DecodedImage;

/**
 * Random changes that leave what an image shows as it is, so that a network that learns sees each
 * image a little otherwise each time. The same seed and image give the same change, wherever and
 * whenever it is made.
 *
 * @param kinds none for images as they are
 */
public record Augmentation(Set<Kind> kinds, long seed) implements Serializable {
  public static final Augmentation NONE = new Augmentation(Set.of(), 0);

  /** Of a side; torchvision's {@code RandomResizedCrop} is for networks that know nothing yet. */
  private static final double LEAST_SIDE = 0.8;

  /** Largest change of contrast and of each channel, as a share. */
  private static final double COLOUR_CHANGE = 0.15;

  private static final int MIDDLE_GREY = 128;
  private static final int HEXADECIMAL = 16;
  private static final int DIGITS = 15;

  /** What is changed. */
  public enum Kind {
    /** Left and right are swapped in half of the images. */
    FLIP,
    /** A rectangle of the image's own aspect is cut out, of 80 to 100 % of its sides. */
    CROP,
    /** Contrast and channels are raised or lowered by up to 15 %. */
    COLOUR;

    /** As the command line has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Augmentation {
    kinds = Set.copyOf(kinds);
  }

  public boolean isNone() {
    return kinds.isEmpty();
  }

  /** The same kinds of changes, but others. */
  public Augmentation ofEpoch(int epoch) {
    return new Augmentation(kinds, new SplittableRandom(seed + epoch).nextLong());
  }

  /** What is changed, as in {@code flip,crop}; {@code none} for nothing. */
  @Override
  public String toString() {
    return isNone()
        ? "none"
        : EnumSet.copyOf(kinds).stream().map(Kind::toString).collect(Collectors.joining(","));
  }

  /**
   * Names everything that decides the numbers.
   *
   * @param preprocessing the id of what happens to all images
   */
  public String id(String preprocessing) {
    return isNone() ? preprocessing : "%s/%s/seed%d".formatted(preprocessing, this, seed);
  }

  /**
   * As {@link Preprocessing#write} does, with the changes of that image.
   *
   * @param imageId SHA-256 of the file, in hexadecimal digits
   * @param target receives [height, width, 3] float32
   */
  public void write(
      DecodedImage image, String imageId, Preprocessing preprocessing, float[] target, int offset) {
    long ofImage = Long.parseLong(imageId.substring(0, DIGITS), HEXADECIMAL);
    SplittableRandom random = new SplittableRandom(seed ^ ofImage);
    BufferedImage fitted =
        kinds.contains(Kind.CROP)
            ? preprocessing.fit(cropped(image.pixels(), random))
            : preprocessing.fit(image);
    preprocessing.normalize(recoloured(flipped(fitted, random), random), target, offset);
  }

  private static BufferedImage cropped(BufferedImage image, SplittableRandom random) {
    double side = random.nextDouble(LEAST_SIDE, 1);
    int width = (int) Math.ceil(side * image.getWidth());
    int height = (int) Math.ceil(side * image.getHeight());
    int left = random.nextInt(image.getWidth() - width + 1);
    int top = random.nextInt(image.getHeight() - height + 1);
    return image.getSubimage(left, top, width, height);
  }

  private BufferedImage flipped(BufferedImage fitted, SplittableRandom random) {
    if (!kinds.contains(Kind.FLIP) || random.nextBoolean()) {
      return fitted;
    }
    int width = fitted.getWidth();
    int height = fitted.getHeight();
    BufferedImage mirrored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = mirrored.createGraphics();
    try {
      graphics.drawImage(fitted, width, 0, -width, height, null);
    } finally {
      graphics.dispose();
    }
    return mirrored;
  }

  /** Channels are scaled around middle grey for contrast, and each by itself for its colour. */
  private BufferedImage recoloured(BufferedImage fitted, SplittableRandom random) {
    if (!kinds.contains(Kind.COLOUR)) {
      return fitted;
    }
    float[] scales = new float[3];
    float[] offsets = new float[3];
    double contrast = aroundOne(random);
    for (int channel = 0; channel < scales.length; channel++) {
      double gain = aroundOne(random);
      scales[channel] = (float) (contrast * gain);
      offsets[channel] = (float) (MIDDLE_GREY * (1 - contrast) * gain);
    }
    BufferedImage recoloured =
        new BufferedImage(fitted.getWidth(), fitted.getHeight(), BufferedImage.TYPE_INT_RGB);
    return new RescaleOp(scales, offsets, null).filter(fitted, recoloured);
  }

  private static double aroundOne(SplittableRandom random) {
    return random.nextDouble(1 - COLOUR_CHANGE, 1 + COLOUR_CHANGE);
  }
}
