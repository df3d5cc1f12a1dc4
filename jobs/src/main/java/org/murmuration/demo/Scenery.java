package org.murmuration.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Paints what is around a bird: the far blur, the perch, and the water before it. */
final class Scenery {

  private static final int BLUR = 10;
  private static final int FLECKS = 46;
  private static final Color BARK = new Color(0x6B4E37);

  private final Graphics2D canvas;
  private final Backdrop backdrop;
  private final int size;
  private final Random random;

  Scenery(Graphics2D canvas, Backdrop backdrop, int size, Random random) {
    this.canvas = canvas;
    this.backdrop = backdrop;
    this.size = size;
    this.random = random;
  }

  /** Painted small and drawn large: the cheapest lens blur there is. */
  void farAway() {
    int small = Math.max(4, size / BLUR);
    BufferedImage blurred = new BufferedImage(small, small, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = blurred.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    air(pen, small);
    for (int i = 0; i < FLECKS; i++) {
      fleck(pen, small);
    }
    pen.dispose();
    canvas.drawImage(blurred, 0, 0, size, size, null);
  }

  /** What carries the bird, under its feet. */
  void perch(Point2D feet) {
    switch (backdrop.perch()) {
      case BRANCH -> branch(feet);
      case GROUND -> groundShadow(feet);
      case WATER -> reflection(feet);
    }
  }

  /** What covers the lowest part of the bird: water, blades of grass. */
  void foreground(Point2D feet) {
    switch (backdrop.perch()) {
      case BRANCH -> leaves(feet);
      case GROUND -> blades(feet);
      case WATER -> ripples(feet);
    }
  }

  private void air(Graphics2D pen, int small) {
    Color top = new Color(backdrop.top());
    Color bottom = new Color(backdrop.bottom());
    pen.setPaint(new GradientPaint(0, 0, top, 0, small, bottom));
    pen.fillRect(0, 0, small, small);
    if (backdrop.perch() != Perch.BRANCH) {
      int horizon = (int) (small * (0.3 + 0.3 * random.nextDouble()));
      pen.setColor(bottom);
      pen.fillRect(0, horizon, small, small - horizon);
    }
  }

  private void fleck(Graphics2D pen, int small) {
    double radius = small * (0.03 + 0.09 * random.nextDouble());
    double x = random.nextDouble() * small;
    // Where there is a horizon, flecks belong to the ground: the air above stays clear.
    double low = backdrop.perch() == Perch.BRANCH ? 0 : 0.5;
    double y = (low + (1 - low) * random.nextDouble()) * small;
    double flat = backdrop.perch() == Perch.BRANCH ? 1 : 0.3;
    int rgb = random.nextBoolean() ? backdrop.firstFleck() : backdrop.secondFleck();
    pen.setColor(fade(new Color(rgb), 60 + random.nextInt(90)));
    pen.fill(new Ellipse2D.Double(x - radius, y - radius * flat, 2 * radius, 2 * radius * flat));
  }

  private void branch(Point2D feet) {
    double thick = size * (0.028 + 0.018 * random.nextDouble());
    double slope = 0.5 * random.nextDouble() - 0.25;
    double y = feet.getY() + thick * 0.4;
    double left = y - slope * feet.getX();
    double right = y + slope * (size - feet.getX());
    Path2D line = new Path2D.Double();
    line.moveTo(-20, left);
    line.quadTo(feet.getX(), 2 * y - (left + right) / 2, size + 20, right);
    stroke(line, thick, BARK);
    line.transform(AffineTransform.getTranslateInstance(0, -thick * 0.22));
    stroke(line, thick * 0.35, new Color(0x94775A));
  }

  private void leaves(Point2D feet) {
    for (int i = 0; i < 5; i++) {
      // Leaves hang at the sides, so that they never hide the bird.
      double side = random.nextBoolean() ? 0.03 : 0.84;
      double x = size * (side + 0.13 * random.nextDouble());
      double y = feet.getY() + size * (0.02 + 0.12 * random.nextDouble());
      double length = size * (0.05 + 0.05 * random.nextDouble());
      double angle = Math.PI * (0.1 + 0.8 * random.nextDouble());
      Point2D tip = Curve.at(x + length * Math.cos(angle), y + length * Math.sin(angle));
      canvas.setColor(new Color(random.nextBoolean() ? 0x5E8F3C : 0x78A34B));
      canvas.fill(Curve.leaf(Curve.at(x, y), tip, length * 0.45));
    }
  }

  private void groundShadow(Point2D feet) {
    canvas.setColor(new Color(20, 20, 30, 60));
    canvas.fill(ellipse(feet.getX(), feet.getY() + size * 0.01, size * 0.2, size * 0.022));
  }

  private void blades(Point2D feet) {
    for (int i = 0; i < 26; i++) {
      double x = random.nextDouble() * size;
      double y = Math.min(size, feet.getY() + size * (0.05 + 0.2 * random.nextDouble()));
      double height = size * (0.02 + 0.05 * random.nextDouble());
      Path2D blade = new Path2D.Double();
      blade.moveTo(x, y);
      blade.quadTo(x, y - height * 0.7, x + height * (random.nextDouble() - 0.5), y - height);
      int rgb = random.nextBoolean() ? backdrop.firstFleck() : backdrop.secondFleck();
      stroke(blade, size * 0.006, new Color(rgb));
    }
  }

  private void reflection(Point2D feet) {
    canvas.setColor(new Color(255, 255, 255, 45));
    canvas.fill(ellipse(feet.getX(), feet.getY(), size * 0.34, size * 0.05));
  }

  private void ripples(Point2D feet) {
    Color water = new Color(backdrop.bottom());
    double y = feet.getY();
    canvas.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.8f));
    canvas.setColor(water);
    canvas.fill(new Rectangle2D.Double(0, y, size, size - y));
    canvas.setComposite(AlphaComposite.SrcOver);
    for (int i = 0; i < 7; i++) {
      double width = size * (0.16 + 0.09 * i);
      double height = size * (0.012 + 0.016 * i);
      double x = feet.getX() + size * 0.03 * (random.nextDouble() - 0.5);
      int rgb = i % 2 == 0 ? 0xFFFFFF : backdrop.secondFleck();
      canvas.setColor(fade(new Color(rgb), 120 - 10 * i));
      canvas.setStroke(
          new BasicStroke(size * 0.006f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      canvas.draw(
          new Arc2D.Double(x - width, y - height, 2 * width, 2 * height, 190, 160, Arc2D.OPEN));
    }
  }

  private void stroke(Path2D line, double width, Color colour) {
    canvas.setColor(colour);
    canvas.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    canvas.draw(line);
  }

  private static Ellipse2D ellipse(double x, double y, double radiusX, double radiusY) {
    return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
  }

  private static Color fade(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
