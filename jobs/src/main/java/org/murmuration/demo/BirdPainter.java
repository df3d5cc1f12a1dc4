package org.murmuration.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/**
 * Paints pictures of birds that look as if taken outdoors: pose, place, light and the bird itself
 * vary. A picture is fully determined by species, seed and size.
 */
final class BirdPainter {

  /** Neighbouring seeds give Random nearly the same first numbers, and so the same pose: spread. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int size;

  /**
   * @param size width and height of the pictures, in pixels
   */
  BirdPainter(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "Cannot paint birds: size is " + size + " pixels (give 1 or more)");
    }
    this.size = size;
  }

  /** Paints one bird: {@code size x size} pixels, RGB without transparency. */
  BufferedImage paint(Species species, long seed) {
    Random random = new Random(seed * SPREAD);
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    try {
      smooth(canvas);
      paint(canvas, new Individual(random).of(FieldGuide.describe(species)), random);
    } finally {
      canvas.dispose();
    }
    Light.any(random).fallOn(picture, random);
    return picture;
  }

  private void paint(Graphics2D canvas, Bird bird, Random random) {
    Anatomy anatomy = new Anatomy(bird.build());
    AffineTransform pose = pose(anatomy, random);
    Point2D feet = pose.transform(Curve.at(0, anatomy.footY()), null);
    Backdrop backdrop = any(Backdrop.around(any(bird.perches(), random)), random);
    Scenery scenery = new Scenery(canvas, backdrop, size, random);
    scenery.farAway();
    scenery.perch(feet);
    Graphics2D posed = (Graphics2D) canvas.create();
    posed.transform(pose);
    new BirdBrush(posed, bird, anatomy, new FeatherBrush(posed, random)).paint();
    posed.dispose();
    scenery.foreground(feet);
  }

  /**
   * Fits the bird into the frame: any size, place and tilt, facing left or right, never cut off.
   */
  private AffineTransform pose(Anatomy anatomy, Random random) {
    AffineTransform turn = new AffineTransform();
    turn.scale(random.nextBoolean() ? 1 : -1, 1);
    turn.rotate(Math.toRadians(16 * random.nextDouble() - 8), 0, anatomy.footY());
    Rectangle2D box = turn.createTransformedShape(anatomy.bounds()).getBounds2D();
    double longest = Math.max(box.getWidth(), box.getHeight());
    double share = 0.62 + 0.26 * random.nextDouble();
    double scale = size * share / longest;
    AffineTransform pose = new AffineTransform();
    pose.translate(
        size * 0.5 + slack(box.getWidth() * scale, random),
        size * 0.48 + slack(box.getHeight() * scale, random));
    pose.scale(scale, scale);
    pose.translate(-box.getCenterX(), -box.getCenterY());
    pose.concatenate(turn);
    return pose;
  }

  /** How far the bird may be off the middle: half of what is free beside it. */
  private double slack(double extent, Random random) {
    return 0.5 * (size - extent) * (random.nextDouble() - 0.5);
  }

  private static void smooth(Graphics2D canvas) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  private static <T> T any(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
