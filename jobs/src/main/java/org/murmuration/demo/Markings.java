package org.murmuration.demo;

import static org.murmuration.demo.Curve.at;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Gives each zone of a bird its shape, kept inside the outline that it belongs to. */
final class Markings {

  private static final int CREST_FEATHERS = 6;

  private final Anatomy anatomy;

  Markings(Anatomy anatomy) {
    this.anatomy = anatomy;
  }

  /** The shape of a zone, in body units. */
  Shape shape(Zone zone) {
    return switch (zone.layer()) {
      case BEHIND -> behind(zone);
      case FRONT -> front(zone);
      case WING -> within(anatomy.wing(), onWing(zone));
      case BODY -> within(anatomy.silhouette(), onBody(zone));
      case HEAD -> within(anatomy.silhouette(), onHead(zone));
    };
  }

  private Shape behind(Zone zone) {
    return switch (zone) {
      case LEGS -> legs();
      case CREST -> crest(0);
      case CREST_TIPS -> crest(0.72);
      default -> anatomy.tail();
    };
  }

  private Shape front(Zone zone) {
    Area beak = new Area(anatomy.beak());
    if (zone == Zone.BEAK_TIP) {
      Rectangle2D all = beak.getBounds2D();
      double cut = all.getX() + 0.52 * all.getWidth();
      beak.intersect(new Area(new Rectangle2D.Double(cut, all.getY(), 100, 100)));
    }
    return beak;
  }

  private Shape onBody(Zone zone) {
    return switch (zone) {
      case BELLY -> anatomy.bodyEllipse(4, 0.78, 54, 0.72);
      case UNDERSIDE -> anatomy.bodyEllipse(18, 0.56, 62, 0.84);
      case BREAST -> anatomy.bodyEllipse(48, -0.2, 30, 1.2);
      case RUMP -> anatomy.bodyEllipse(-54, 0.1, 24, 1);
      default -> anatomy.silhouette();
    };
  }

  private Shape onWing(Zone zone) {
    return switch (zone) {
      case WING_TIP -> anatomy.bodyEllipse(-76, 0, 46, 1.2);
      case WING_BAR -> slantedBar(-6, 11);
      case WING_BARS -> bars();
      case WING_SPOTS -> spots();
      case SHOULDER -> anatomy.bodyEllipse(14, -0.42, 30, 0.3);
      case SPECULUM -> slantedBar(-24, 13);
      default -> anatomy.wing();
    };
  }

  private Shape onHead(Zone zone) {
    return switch (zone) {
      case BIB -> bib();
      case COLLAR -> anatomy.headEllipse(-0.1, 0, 1.5, 1.5);
      case CAP -> anatomy.headEllipse(-0.15, -0.86, 1.1, 0.62);
      case CHEEK -> anatomy.headEllipse(0.1, 0.35, 0.8, 0.6);
      case NAPE -> anatomy.headEllipse(-0.95, 0.1, 0.5, 1.1);
      case FACE -> anatomy.headEllipse(0.78, 0.08, 0.7, 0.8);
      case MASK -> mask();
      case THROAT -> anatomy.headEllipse(0.72, 0.86, 0.5, 0.42);
      case EAR -> anatomy.headEllipse(-0.2, 0.3, 0.5, 0.26);
      case NECK_SPOT -> anatomy.headEllipse(-0.74, 0.52, 0.3, 0.28);
      case RUFF -> faceDisc(1.0);
      case DISC -> faceDisc(0.88);
      default -> anatomy.headEllipse(-0.1, -0.05, 1.22, 1.2);
    };
  }

  private Shape bib() {
    Area bib = new Area(anatomy.headEllipse(0.62, 0.22, 0.84, 0.86));
    bib.add(new Area(anatomy.bodyEllipse(44, 0.16, 30, 0.92)));
    return bib;
  }

  private Shape mask() {
    Path2D line =
        Curve.open(
            List.of(anatomy.head(1.1, 0.02), anatomy.head(0.4, -0.1), anatomy.head(-1.2, 0.1)));
    return line(0.2 * anatomy.build().head().radius()).createStrokedShape(line);
  }

  /** A heart: two lobes that meet above the beak and one round chin. */
  private Shape faceDisc(double size) {
    Area disc = new Area(anatomy.headEllipse(0.1 - 0.4 * size, -0.1, 0.52 * size, 0.68 * size));
    disc.add(new Area(anatomy.headEllipse(0.1 + 0.4 * size, -0.1, 0.52 * size, 0.68 * size)));
    disc.add(new Area(anatomy.headEllipse(0.1, 0.3, 0.66 * size, 0.6 * size)));
    return disc;
  }

  private Shape slantedBar(double x, double width) {
    double g = anatomy.build().girth();
    Path2D bar = Curve.open(List.of(at(x + 6, -g), at(x - 3, -0.2 * g), at(x + 2, g)));
    return anatomy.raised(line(width).createStrokedShape(bar));
  }

  private Shape bars() {
    Area bars = new Area();
    for (int i = 0; i < 5; i++) {
      bars.add(new Area(slantedBar(14 - 16 * i, 6)));
    }
    return bars;
  }

  private Shape spots() {
    Area spots = new Area();
    double g = anatomy.build().girth();
    for (int i = 0; i < 24; i++) {
      // Three rows, each shifted against the one before, look like feathers and not like a grid.
      double x = 20 - 10 * (i / 3) - 4 * (i % 3);
      double y = (-0.55 + 0.32 * (i % 3)) * g;
      spots.add(new Area(new Ellipse2D.Double(x - 1.8, y - 1.5, 3.6, 3)));
    }
    return anatomy.raised(spots);
  }

  private Shape legs() {
    double foot = anatomy.footY();
    Area legs = leg(-10, foot);
    legs.add(leg(8, foot));
    return legs;
  }

  private Area leg(double x, double foot) {
    double hip = anatomy.silhouette().getBounds2D().getMaxY() - 0.35 * anatomy.build().girth();
    double knee = hip + 0.55 * (foot - hip);
    Path2D path = new Path2D.Double();
    path.moveTo(x + 2, hip);
    path.lineTo(x - 2, knee);
    path.lineTo(x + 2, foot);
    for (double toe : new double[] {-8, 8, 13}) {
      path.moveTo(x + 2, foot);
      path.quadTo(x + 2 + toe * 0.6, foot - 2, x + 2 + toe, foot + 2.5);
    }
    return new Area(line(3.4).createStrokedShape(path));
  }

  /** A fan over the crown; from says at which share of its length a feather starts. */
  private Shape crest(double from) {
    Area fan = new Area();
    for (int i = 0; i < CREST_FEATHERS; i++) {
      double angle = Math.toRadians(-62 - 19.0 * i);
      double length = anatomy.build().crest() * (0.8 + 0.09 * Math.min(i, CREST_FEATHERS - 1 - i));
      Point2D root = anatomy.head(0.75 * Math.cos(angle), 0.75 * Math.sin(angle));
      Point2D tip =
          at(root.getX() + length * Math.cos(angle), root.getY() + length * Math.sin(angle));
      Point2D start = Curve.between(root, tip, from);
      fan.add(new Area(Curve.leaf(start, tip, crestWidth(from))));
    }
    return fan;
  }

  private double crestWidth(double from) {
    return anatomy.build().crest() * (from > 0 ? 0.16 : 0.24);
  }

  private static BasicStroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Shape within(Area outline, Shape shape) {
    outline.intersect(new Area(shape));
    return outline;
  }
}
