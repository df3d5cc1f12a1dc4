package org.murmuration.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of vertical and horizontal pieces with rounded corners. */
final class Path {
  private static final double RADIUS = 5;

  /** A corner or an end, in pixels. */
  private record Point(double x, double y) {
    /** Where a corner's rounding begins or ends, seen from the corner. */
    Point towards(Point other) {
      double length = Math.hypot(other.x - x, other.y - y);
      double share = length == 0 ? 0 : Math.min(RADIUS, length / 2) / length;
      return new Point(x + share * (other.x - x), y + share * (other.y - y));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }
  }

  private final List<Point> points = new ArrayList<>();

  Path(double x, double y) {
    points.add(new Point(x, y));
  }

  Path toHeight(double y) {
    points.add(new Point(end().x(), y));
    return this;
  }

  Path aside(double x) {
    points.add(new Point(x, end().y()));
    return this;
  }

  private Point end() {
    return points.get(points.size() - 1);
  }

  double endX() {
    return end().x();
  }

  double endY() {
    return end().y();
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder("M" + points.get(0));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      path.append("L").append(corner.towards(points.get(i - 1)));
      path.append("Q").append(corner).append(" ").append(corner.towards(points.get(i + 1)));
    }
    return path.append("L").append(end()).toString();
  }
}
