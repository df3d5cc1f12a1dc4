package org.murmuration.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.murmuration.architecture.NetworkSummary;

/**
 * The words above a picture.
 *
 * @param lines below the title: the network in a line, its totals, and what a cut leaves of it
 */
record Header(String title, List<String> lines) {
  private static final double TITLE_FONT = 17;
  private static final double TITLE_HEIGHT = 24;
  private static final double LINE_FONT = 11;
  private static final double LINE_HEIGHT = 16;

  static Header of(NetworkSummary network, String title, CutMark cut) {
    List<String> lines = new ArrayList<>();
    lines.add(network.line());
    lines.add(
        "%s parameters, %s GFLOP an image"
            .formatted(
                Words.count(network.parameters()),
                String.format(Locale.ROOT, "%.3g", network.total().gigaflops())));
    if (!cut.note().isEmpty()) {
      lines.add(cut.note());
    }
    return new Header(title, lines);
  }

  double width() {
    double widest =
        lines.stream().mapToDouble(line -> Words.width(line, LINE_FONT)).max().orElse(0);
    return Math.max(Words.boldWidth(title, TITLE_FONT), widest);
  }

  double height() {
    return TITLE_HEIGHT + lines.size() * LINE_HEIGHT;
  }

  void draw(Svg svg, double left, double top) {
    double y = top + TITLE_FONT / 2;
    svg.boldText(left, y, TITLE_FONT, Svg.Anchor.START, Colours.INK, title);
    for (int i = 0; i < lines.size(); i++) {
      double middle = top + TITLE_HEIGHT + (i + 0.5) * LINE_HEIGHT;
      svg.text(left, middle, LINE_FONT, Svg.Anchor.START, Colours.QUIET_INK, lines.get(i));
    }
  }
}
