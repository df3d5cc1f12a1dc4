package org.murmuration.demo;

import static org.murmuration.demo.Curve.at;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The outlines of a bird of one build, in body units. */
final class Anatomy {

  private final Build build;
  private final AffineTransform raise;
  private final Area silhouette;
  private final Area wing;

  Anatomy(Build build) {
    this.build = build;
    this.raise = AffineTransform.getRotateInstance(Math.toRadians(-build.posture()));
    this.silhouette = build.hasLongNeck() ? bodyWithNeck() : bodyWithHead();
    this.wing = new Area(raised(wingOutline()));
  }

  Build build() {
    return build;
  }

  /** Body, neck and head, without tail, beak and legs. */
  Area silhouette() {
    return new Area(silhouette);
  }

  Area wing() {
    return new Area(wing);
  }

  /** All that is drawn, for fitting the bird into a frame. */
  Rectangle2D bounds() {
    Rectangle2D bounds = silhouette.getBounds2D();
    bounds.add(tail().getBounds2D());
    bounds.add(beak().getBounds2D());
    bounds.add(wing.getBounds2D());
    bounds.add(0, footY());
    if (build.hasCrest()) {
      bounds.add(head(-0.6, -1).getX(), head(0, -1).getY() - build.crest());
    }
    return bounds;
  }

  /** Where the bird stands, or how deep it lies in the water. */
  double footY() {
    Rectangle2D body = silhouette.getBounds2D();
    return build.floats()
        ? body.getMaxY() - 0.3 * build.girth()
        : body.getMaxY() + build.legLength();
  }

  Shape tail() {
    Tail tail = build.tail();
    double half = tail.width() / 2;
    double end = -44 - tail.length();
    Path2D path = new Path2D.Double();
    path.moveTo(-20, -0.4 * build.girth());
    path.quadTo(-44, -half * 0.7, end, -half);
    path.quadTo(end - 5, 0, end + 3, half);
    path.quadTo(-40, half * 0.8, -20, 0.5 * build.girth());
    path.closePath();
    AffineTransform droop =
        AffineTransform.getRotateInstance(Math.toRadians(-tail.droop()), -30, 0);
    return raised(droop.createTransformedShape(path));
  }

  Shape beak() {
    return build.head().gaze() == Gaze.AT_VIEWER ? beakFromTheFront() : beakFromTheSide();
  }

  /** A point of the body: the axis runs from (-50, 0), the rump, to (50, 0), the breast. */
  Point2D body(double x, double y) {
    return raise.transform(at(x, y), null);
  }

  /** A point of the head, in head radii from its middle. */
  Point2D head(double x, double y) {
    return at(
        build.head().x() + x * build.head().radius(), build.head().y() + y * build.head().radius());
  }

  Shape raised(Shape shape) {
    return raise.createTransformedShape(shape);
  }

  /** An ellipse on the head; middle and radii in head radii. */
  Shape headEllipse(double x, double y, double radiusX, double radiusY) {
    double r = build.head().radius();
    Point2D middle = head(x, y);
    return new Ellipse2D.Double(
        middle.getX() - radiusX * r, middle.getY() - radiusY * r, 2 * radiusX * r, 2 * radiusY * r);
  }

  /** An ellipse on the body; y and its radius are in girths. */
  Shape bodyEllipse(double x, double y, double radiusX, double radiusY) {
    double g = build.girth();
    return raised(
        new Ellipse2D.Double(x - radiusX, (y - radiusY) * g, 2 * radiusX, 2 * radiusY * g));
  }

  private Area bodyWithHead() {
    Area area = new Area(bodyIntoHead());
    if (build.head().gaze() == Gaze.AT_VIEWER) {
      // A face seen from the front is whole: the throat must not cut off its chin.
      area.add(new Area(headEllipse(0, 0, 1, 1)));
    }
    return area;
  }

  private Path2D bodyIntoHead() {
    return Curve.closed(
        List.of(
            onHead(10),
            onHead(-30),
            onHead(-75),
            onHead(-120),
            onHead(-160),
            onBody(-80),
            onBody(-120),
            onBody(-152),
            onBody(180),
            onBody(150),
            onBody(118),
            onBody(85),
            onBody(52),
            onBody(24),
            onHead(52)));
  }

  private Area bodyWithNeck() {
    Area area = new Area(Curve.closed(ring()));
    Path2D line =
        Curve.open(
            List.of(body(18, 0), body(48, -4), at(66, -30), at(44, -56), at(42, -88), head(0, 0)));
    area.add(new Area(round((float) build.neckWidth()).createStrokedShape(line)));
    area.add(new Area(headEllipse(0, 0, 1.05, 0.9)));
    return area;
  }

  private List<Point2D> ring() {
    return List.of(
        onBody(0),
        onBody(-40),
        onBody(-80),
        onBody(-120),
        onBody(-155),
        onBody(180),
        onBody(150),
        onBody(110),
        onBody(70),
        onBody(30));
  }

  private Path2D wingOutline() {
    double g = build.girth();
    return Curve.closed(
        List.of(
            at(28, -0.15 * g),
            at(14, -0.66 * g),
            at(-14, -0.78 * g),
            at(-44, -0.52 * g),
            at(-build.wingLength(), -0.12 * g),
            at(-34, 0.14 * g),
            at(-4, 0.4 * g),
            at(20, 0.32 * g)));
  }

  private Shape beakFromTheSide() {
    Beak beak = build.head().beak();
    Point2D root = head(0.86, 0.08);
    double x = root.getX();
    double y = root.getY();
    double tipX = x + beak.length();
    double tipY = y + beak.drop();
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - beak.depth() / 2);
    path.quadTo(x + 0.6 * beak.length(), y - 0.42 * beak.depth(), tipX, tipY);
    path.quadTo(x + 0.55 * beak.length(), y + 0.5 * beak.depth(), x, y + beak.depth() / 2);
    path.closePath();
    return path;
  }

  private Shape beakFromTheFront() {
    return Curve.leaf(head(0.1, -0.12), head(0.1, 0.42), build.head().beak().depth());
  }

  private Point2D onHead(double degrees) {
    return head(Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees)));
  }

  private Point2D onBody(double degrees) {
    double radians = Math.toRadians(degrees);
    return body(50 * Math.cos(radians), build.girth() * Math.sin(radians));
  }

  private static BasicStroke round(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
