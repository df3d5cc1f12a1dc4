package org.murmuration.picture;

import java.util.Locale;
import org.murmuration.report.Html;

/**
 * Writes shapes and texts as SVG. Attributes stand at each shape, so that no style sheet is needed.
 */
final class Svg {
  private static final double CORNER = 4;
  private static final double HEAD_LENGTH = 6;
  private static final double HEAD_HALF_WIDTH = 3.2;

  private final StringBuilder svg = new StringBuilder();

  /** Where a text begins or ends. */
  enum Anchor {
    START,
    MIDDLE,
    END;

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Svg add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  Svg rectangle(Box box, Colours colours) {
    return add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" ", box.x(), box.y(), box.width())
        .add("height=\"%.1f\" rx=\"%.1f\" ", box.height(), CORNER)
        .add("fill=\"%s\" stroke=\"%s\"/>\n", colours.fill(), colours.edge());
  }

  /** A text of which {@code y} is the middle of the height. */
  Svg text(double x, double y, double size, Anchor anchor, String colour, String raw) {
    return text(x, y, size, anchor, colour, "normal", raw);
  }

  Svg boldText(double x, double y, double size, Anchor anchor, String colour, String raw) {
    return text(x, y, size, anchor, colour, "bold", raw);
  }

  private Svg text(
      double x, double y, double size, Anchor anchor, String colour, String weight, String raw) {
    // Half the height of a capital letter, as not every program knows dominant-baseline.
    double baseline = y + 0.36 * size;
    return add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" ", x, baseline, size)
        .add("font-weight=\"%s\" text-anchor=\"%s\" fill=\"%s\">", weight, anchor.id(), colour)
        .add("%s</text>\n", Html.text(raw));
  }

  /** A line along a path that ends with an arrowhead pointing down. */
  Svg arrow(Path path, String colour) {
    double x = path.endX();
    double y = path.endY();
    add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.2\"/>\n", path, colour);
    add("<path d=\"M%.1f %.1fL%.1f ", x, y, x - HEAD_HALF_WIDTH, y - HEAD_LENGTH);
    return add("%.1fH%.1fZ\" ", y - HEAD_LENGTH, x + HEAD_HALF_WIDTH)
        .add("fill=\"%s\"/>\n", colour);
  }

  Svg dashes(double fromX, double toX, double y, String colour) {
    return add("<path d=\"M%.1f %.1fH%.1f\" fill=\"none\" stroke=\"%s\" ", fromX, y, toX, colour)
        .add("stroke-width=\"1.6\" stroke-dasharray=\"7 4\"/>\n");
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
