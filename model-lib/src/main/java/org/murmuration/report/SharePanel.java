package org.murmuration.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.murmuration.evaluation.WilsonInterval;

/** Draws shares over shares, both from 0 to 100 %, into one pair of axes. */
final class SharePanel {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final int LEFT = 52;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 44;
  private static final int TICKS = 5;
  private static final double LEAST_RADIUS = 2.5;
  private static final double RADIUS_OF_ALL = 9;

  private final StringBuilder svg = new StringBuilder();

  /** Two shares, 0 to 1. */
  record Point(double x, double y) {}

  SharePanel(String title, String across) {
    add(
        "<svg class=\"curve\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" "
            + "xmlns=\"http://www.w3.org/2000/svg\">\n",
        Html.text(title), WIDTH, HEIGHT);
    for (int i = 0; i <= TICKS; i++) {
      tick((double) i / TICKS);
    }
    add(
        "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, Html.text(across));
  }

  private void tick(double share) {
    String text = NumberFormats.shortPercent(share);
    add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(share), WIDTH - RIGHT);
    add(
        "<text x=\"%d\" y=\"%.1f\" dy=\".35em\" text-anchor=\"end\">%s</text>",
        LEFT - 7, y(share), text);
    add(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
        x(share), HEIGHT - BOTTOM + 16, text);
  }

  /** A line through points. */
  SharePanel line(List<Point> points, String style) {
    String path =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f %.1f", x(point.x()), y(point.y())))
            .collect(Collectors.joining("L"));
    if (!points.isEmpty()) {
      add("<path class=\"line %s\" d=\"M%s\"/>\n", style, path);
    }
    return this;
  }

  /** A dot as large as its share of all, with an interval above and below. */
  SharePanel dot(Point point, double share, WilsonInterval interval, String title) {
    double radius = Math.max(LEAST_RADIUS, RADIUS_OF_ALL * Math.sqrt(share));
    add(
        "<g class=\"validation\"><title>%s</title><path class=\"whisker\" d=\"M%.1f %.1fV%.1f\"/>",
        Html.text(title), x(point.x()), y(interval.low()), y(interval.high()));
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/></g>\n", x(point.x()), y(point.y()), radius);
    return this;
  }

  String close() {
    return svg.append("</svg>\n").toString();
  }

  private static double x(double share) {
    return LEFT + share * (WIDTH - RIGHT - LEFT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
