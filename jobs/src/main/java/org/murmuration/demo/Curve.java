package org.murmuration.demo;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Smooth curves through given points (Catmull-Rom), so that an outline has no corners. */
final class Curve {

  private Curve() {}

  static Path2D closed(List<Point2D> points) {
    Path2D path = from(points.get(0));
    for (int i = 0; i < points.size(); i++) {
      segment(
          path, around(points, i - 1), points.get(i), around(points, i + 1), around(points, i + 2));
    }
    path.closePath();
    return path;
  }

  static Path2D open(List<Point2D> points) {
    Path2D path = from(points.get(0));
    for (int i = 0; i + 1 < points.size(); i++) {
      segment(path, within(points, i - 1), points.get(i), points.get(i + 1), within(points, i + 2));
    }
    return path;
  }

  /** A leaf-like shape from one point to another, bulging to both sides by half the width. */
  static Shape leaf(Point2D from, Point2D to, double width) {
    double acrossX = -(to.getY() - from.getY());
    double acrossY = to.getX() - from.getX();
    double scale = width / Math.hypot(acrossX, acrossY);
    double middleX = from.getX() + 0.6 * (to.getX() - from.getX());
    double middleY = from.getY() + 0.6 * (to.getY() - from.getY());
    Path2D path = from(from);
    path.quadTo(middleX + acrossX * scale, middleY + acrossY * scale, to.getX(), to.getY());
    path.quadTo(middleX - acrossX * scale, middleY - acrossY * scale, from.getX(), from.getY());
    path.closePath();
    return path;
  }

  private static Path2D from(Point2D start) {
    Path2D path = new Path2D.Double();
    path.moveTo(start.getX(), start.getY());
    return path;
  }

  static Point2D at(double x, double y) {
    return new Point2D.Double(x, y);
  }

  static Point2D between(Point2D from, Point2D to, double share) {
    return at(
        from.getX() + share * (to.getX() - from.getX()),
        from.getY() + share * (to.getY() - from.getY()));
  }

  private static void segment(
      Path2D path, Point2D before, Point2D from, Point2D to, Point2D after) {
    path.curveTo(
        from.getX() + (to.getX() - before.getX()) / 6,
        from.getY() + (to.getY() - before.getY()) / 6,
        to.getX() - (after.getX() - from.getX()) / 6,
        to.getY() - (after.getY() - from.getY()) / 6,
        to.getX(),
        to.getY());
  }

  private static Point2D around(List<Point2D> points, int index) {
    return points.get(Math.floorMod(index, points.size()));
  }

  private static Point2D within(List<Point2D> points, int index) {
    return points.get(Math.max(0, Math.min(index, points.size() - 1)));
  }
}
