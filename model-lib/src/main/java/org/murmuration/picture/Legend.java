package org.murmuration.picture;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.NetworkSummary;

/** Says which colour is which kind of layer, in as many lines as it needs. */
final class Legend {
  static final double LINE_HEIGHT = 20;
  private static final double FONT = 11;
  private static final double SWATCH_WIDTH = 16;
  private static final double SWATCH_HEIGHT = 11;
  private static final double SPACE = 6;
  private static final double ENTRY_GAP = 16;
  private static final String NUMBERS = "3×3 / 2, 64: window / stride, channels";

  /** A swatch and what it stands for; without colours, words alone. */
  private record Entry(Colours colours, String text) {
    double width() {
      return (colours == null ? 0 : SWATCH_WIDTH + SPACE) + Words.width(text, FONT);
    }
  }

  private final List<List<Entry>> lines = new ArrayList<>();

  Legend(NetworkSummary network, CutMark cut, double width) {
    List<Entry> entries = new ArrayList<>();
    for (LayerKind kind : LayerKind.values()) {
      if (shows(network, cut, kind)) {
        entries.add(new Entry(Colours.of(kind), Words.legend(kind)));
      }
    }
    if (!cut.leftOut().isEmpty()) {
      entries.add(new Entry(Colours.LEFT_OUT, "left out by the cut"));
    }
    entries.add(new Entry(null, NUMBERS));
    fill(entries, width);
  }

  private static boolean shows(NetworkSummary network, CutMark cut, LayerKind kind) {
    return network.rows().stream()
        .anyMatch(row -> row.kind() == kind && !cut.leftOut().contains(row.name()));
  }

  private void fill(List<Entry> entries, double width) {
    double used = width;
    for (Entry entry : entries) {
      if (used + entry.width() > width) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.get(lines.size() - 1).add(entry);
      used += entry.width() + ENTRY_GAP;
    }
  }

  double height() {
    return lines.size() * LINE_HEIGHT;
  }

  void draw(Svg svg, double left, double top) {
    for (int i = 0; i < lines.size(); i++) {
      double x = left;
      for (Entry entry : lines.get(i)) {
        draw(svg, entry, x, top + (i + 0.5) * LINE_HEIGHT);
        x += entry.width() + ENTRY_GAP;
      }
    }
  }

  private static void draw(Svg svg, Entry entry, double x, double y) {
    double text = x;
    if (entry.colours() != null) {
      svg.rectangle(
          new Box(x, y - SWATCH_HEIGHT / 2, SWATCH_WIDTH, SWATCH_HEIGHT), entry.colours());
      text += SWATCH_WIDTH + SPACE;
    }
    svg.text(text, y, FONT, Svg.Anchor.START, Colours.QUIET_INK, entry.text());
  }
}
