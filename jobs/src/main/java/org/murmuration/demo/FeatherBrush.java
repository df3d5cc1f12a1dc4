package org.murmuration.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Draws the fine lines that turn coloured parts into feathers. */
final class FeatherBrush {

  private static final Color DARK = new Color(0, 0, 0, 95);
  private static final Color PALE = new Color(255, 255, 255, 80);
  private static final int TUFTS = 170;
  private static final int QUILLS = 7;

  private final Graphics2D canvas;
  private final Random random;

  FeatherBrush(Graphics2D canvas, Random random) {
    this.canvas = canvas;
    this.random = random;
  }

  /** Short soft strokes over the body, all combed to the tail. */
  void down(Area silhouette) {
    Rectangle2D box = silhouette.getBounds2D();
    canvas.setStroke(stroke(1.3));
    for (int i = 0; i < TUFTS; i++) {
      double x = box.getX() + random.nextDouble() * box.getWidth();
      double y = box.getY() + random.nextDouble() * box.getHeight();
      int grey = random.nextInt(256);
      canvas.setColor(new Color(grey, grey, grey, 38));
      if (silhouette.contains(x - 6, y - 1, 7, 7)) {
        canvas.draw(new QuadCurve2D.Double(x, y, x - 3, y + 1, x - 5, y + 4));
      }
    }
  }

  /** Quills from the bend of the wing to its rear edge, and rows of coverts before them. */
  void wing(Anatomy anatomy) {
    Area wing = anatomy.wing();
    double g = anatomy.build().girth();
    double tip = -anatomy.build().wingLength();
    for (int i = 0; i < QUILLS; i++) {
      double share = i / (QUILLS - 1.0);
      Point2D from = anatomy.body(-2 + 2 * share, (-0.5 + 0.72 * share) * g);
      Point2D to =
          anatomy.body(tip + 5 + (-18 - tip) * share, (-0.2 + 0.38 * Math.sqrt(share)) * g);
      quill(from, to);
    }
    for (int row = 0; row < 3; row++) {
      coverts(anatomy, wing, row);
    }
    outline(wing);
  }

  void tail(Anatomy anatomy) {
    Tail tail = anatomy.build().tail();
    double droop = Math.toRadians(tail.droop());
    double length = 14 + tail.length();
    for (double y : new double[] {-0.22, 0.02, 0.26}) {
      double endX = -30 - length * Math.cos(droop);
      double endY = length * Math.sin(droop) + y * tail.width();
      quill(anatomy.body(-36, y * tail.width()), anatomy.body(endX, endY));
    }
  }

  private void coverts(Anatomy anatomy, Area wing, int row) {
    double g = anatomy.build().girth();
    canvas.setStroke(stroke(1.1));
    for (int i = 0; i < 5; i++) {
      double x = 17 - 9 * row;
      double y = (-0.6 + 0.21 * i + 0.06 * row) * g;
      Point2D middle = anatomy.body(x - 5, y + 0.1 * g);
      if (wing.contains(middle)) {
        scallop(anatomy.body(x, y), middle, anatomy.body(x, y + 0.21 * g));
      }
    }
  }

  private void scallop(Point2D from, Point2D bulge, Point2D to) {
    Path2D arc = new Path2D.Double();
    arc.moveTo(from.getX(), from.getY());
    arc.quadTo(bulge.getX(), bulge.getY(), to.getX(), to.getY());
    canvas.setColor(DARK);
    canvas.draw(arc);
    arc.transform(AffineTransform.getTranslateInstance(1.2, 0.2));
    canvas.setColor(PALE);
    canvas.draw(arc);
  }

  private void quill(Point2D from, Point2D to) {
    double middleX = (from.getX() + to.getX()) / 2;
    double middleY = (from.getY() + to.getY()) / 2 - 2.5;
    canvas.setStroke(stroke(1.3));
    canvas.setColor(DARK);
    canvas.draw(
        new QuadCurve2D.Double(from.getX(), from.getY(), middleX, middleY, to.getX(), to.getY()));
    canvas.setColor(PALE);
    canvas.draw(
        new QuadCurve2D.Double(
            from.getX(), from.getY() - 1.2, middleX, middleY - 1.2, to.getX(), to.getY() - 1.2));
  }

  private void outline(Area wing) {
    canvas.setStroke(stroke(1));
    canvas.setColor(new Color(0, 0, 0, 60));
    canvas.draw(wing);
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
