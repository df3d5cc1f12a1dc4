package org.murmuration.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.murmuration.evaluation.EvaluationReport.Epoch;

/** Draws values over epochs into one pair of axes. */
final class CurvePanel {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 230;
  private static final int LEFT = 46;
  private static final int RIGHT = 14;
  private static final int TOP = 12;
  private static final int BOTTOM = 36;

  /** Above it a point a pixel or more: they are drawn as a line only, and thinned. */
  private static final int MOST_DOTS = 30;

  private static final int MOST_POINTS = 400;

  private final List<Epoch> history;
  private final Ticks up;
  private final StringBuilder svg = new StringBuilder();

  CurvePanel(List<Epoch> history, Ticks up, String title) {
    this.history = history;
    this.up = up;
    add(
        "<svg class=\"curve\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" "
            + "xmlns=\"http://www.w3.org/2000/svg\">\n",
        Html.text(title), WIDTH, HEIGHT);
  }

  CurvePanel axes(DoubleFunction<String> text) {
    for (double value : up.values()) {
      add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(value), WIDTH - RIGHT);
      add(
          "<text x=\"%d\" y=\"%.1f\" dy=\".35em\" text-anchor=\"end\">%s</text>\n",
          LEFT - 7, y(value), text.apply(value));
    }
    epochText(first(), "start");
    epochText(last(), "end");
    add(
        "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">epoch</text>\n",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12);
    return this;
  }

  CurvePanel level(double value, String style) {
    add("<path class=\"line %s\" d=\"M%d %.1fH%d\"/>\n", style, LEFT, y(value), WIDTH - RIGHT);
    return this;
  }

  CurvePanel line(ToDoubleFunction<Epoch> value, String style) {
    int stride = Math.max(1, history.size() / MOST_POINTS);
    StringBuilder path = new StringBuilder();
    boolean broken = true;
    for (int i = 0; i < history.size(); i++) {
      Epoch epoch = history.get(i);
      boolean drawn = i % stride == 0 || i == history.size() - 1;
      if (drawn && Double.isFinite(value.applyAsDouble(epoch))) {
        path.append(broken ? 'M' : 'L').append(point(epoch, value));
        broken = false;
      } else {
        // A value that is missing makes a gap; one that is thinned away does not.
        broken |= drawn;
      }
    }
    add("<path class=\"line %s\" d=\"%s\"/>\n", style, path);
    if (history.size() <= MOST_DOTS) {
      svg.append(dots(value, style));
    }
    return this;
  }

  String close() {
    return svg.append("</svg>\n").toString();
  }

  private String dots(ToDoubleFunction<Epoch> value, String style) {
    return history.stream()
        .filter(epoch -> Double.isFinite(value.applyAsDouble(epoch)))
        .map(epoch -> dot(epoch, value.applyAsDouble(epoch), style))
        .collect(Collectors.joining());
  }

  private String dot(Epoch epoch, double value, String style) {
    return String.format(
        Locale.ROOT,
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>\n",
        style,
        x(epoch.number()),
        y(value));
  }

  private String point(Epoch epoch, ToDoubleFunction<Epoch> value) {
    return String.format(
        Locale.ROOT, "%.1f %.1f", x(epoch.number()), y(value.applyAsDouble(epoch)));
  }

  private void epochText(int epoch, String anchor) {
    if (epoch == first() || first() < last()) {
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>\n",
          x(epoch), HEIGHT - 12, first() == last() ? "middle" : anchor, NumberFormats.count(epoch));
    }
  }

  private double x(int epoch) {
    int span = last() - first();
    double share = span == 0 ? 0.25 : (double) (epoch - first()) / span;
    return LEFT + share * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / up.end() * (HEIGHT - BOTTOM - TOP);
  }

  private int first() {
    return history.get(0).number();
  }

  private int last() {
    return history.get(history.size() - 1).number();
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
