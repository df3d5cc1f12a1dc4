package org.murmuration.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;

/** Paints one bird in body units, from what lies behind to the eye. */
final class BirdBrush {

  private static final Color SHADOW = new Color(0, 0, 0, 55);
  private static final Color PUPIL = new Color(0x120E0C);

  private final Graphics2D canvas;
  private final Bird bird;
  private final Anatomy anatomy;
  private final Markings markings;
  private final FeatherBrush feathers;

  BirdBrush(Graphics2D canvas, Bird bird, Anatomy anatomy, FeatherBrush feathers) {
    this.canvas = canvas;
    this.bird = bird;
    this.anatomy = anatomy;
    this.markings = new Markings(anatomy);
    this.feathers = feathers;
  }

  void paint() {
    fill(Zone.Layer.BEHIND);
    feathers.tail(anatomy);
    fill(Zone.Layer.BODY);
    feathers.down(anatomy.silhouette());
    wing();
    fill(Zone.Layer.HEAD);
    roundness();
    fill(Zone.Layer.FRONT);
    beakShine();
    eyes();
  }

  private void fill(Zone.Layer layer) {
    for (Patch patch : bird.patches(layer)) {
      canvas.setColor(patch.colour());
      canvas.fill(markings.shape(patch.zone()));
    }
  }

  private void wing() {
    Shape fallen =
        AffineTransform.getTranslateInstance(1, 4).createTransformedShape(anatomy.wing());
    Area shadow = new Area(fallen);
    shadow.intersect(anatomy.silhouette());
    canvas.setColor(SHADOW);
    canvas.fill(shadow);
    fill(Zone.Layer.WING);
    feathers.wing(anatomy);
  }

  /** Light from above and shade below make a body out of a flat outline. */
  private void roundness() {
    Area all = anatomy.silhouette();
    all.add(anatomy.wing());
    Rectangle2D box = all.getBounds2D();
    float top = (float) box.getY();
    float middle = (float) box.getCenterY();
    float bottom = (float) box.getMaxY();
    canvas.setPaint(new GradientPaint(0, top, new Color(255, 255, 255, 60), 0, middle, clear(255)));
    canvas.fill(all);
    canvas.setPaint(new GradientPaint(0, middle, clear(0), 0, bottom, new Color(0, 0, 20, 80)));
    canvas.fill(all);
  }

  private void beakShine() {
    Rectangle2D box = anatomy.beak().getBounds2D();
    canvas.setPaint(
        new GradientPaint(
            0,
            (float) box.getY(),
            new Color(255, 255, 255, 80),
            0,
            (float) box.getMaxY(),
            new Color(0, 0, 0, 90)));
    canvas.fill(anatomy.beak());
  }

  private void eyes() {
    if (anatomy.build().head().gaze() == Gaze.AT_VIEWER) {
      eye(0.1 - 0.4, -0.12, 0.16);
      eye(0.1 + 0.4, -0.12, 0.16);
    } else {
      eye(0.4, -0.14, anatomy.build().hasLongNeck() ? 0.22 : 0.17);
    }
  }

  private void eye(double x, double y, double radius) {
    canvas.setColor(new Color(255, 255, 255, 70));
    canvas.fill(anatomy.headEllipse(x, y, radius * 1.35, radius * 1.35));
    canvas.setColor(PUPIL);
    canvas.fill(anatomy.headEllipse(x, y, radius, radius));
    canvas.setColor(Color.WHITE);
    canvas.fill(
        anatomy.headEllipse(x + 0.35 * radius, y - 0.35 * radius, 0.32 * radius, 0.32 * radius));
    canvas.setColor(new Color(255, 255, 255, 90));
    canvas.setStroke(new BasicStroke(0.8f));
    canvas.draw(anatomy.headEllipse(x, y, radius, radius));
  }

  private static Color clear(int grey) {
    return new Color(grey, grey, grey, 0);
  }
}
