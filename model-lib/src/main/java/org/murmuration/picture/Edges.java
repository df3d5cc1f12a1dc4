package org.murmuration.picture;

import java.util.HashMap;
import java.util.Map;

/** Draws the arrows between blocks, each with the shape of what flows along it. */
final class Edges {
  private static final double LABEL_FONT = 10;
  private static final double LABEL_SIDE = 6;

  /** Of a label's middle below the block that an arrow leaves. */
  private static final double LABEL_BELOW = 10;

  /** Of a label's middle above the block that an arrow reaches. */
  private static final double LABEL_ABOVE = 12;

  /** Of the sideways piece below the block that an arrow leaves. */
  private static final double TURN = 11;

  /** Of the sideways piece above the block where branches join. */
  private static final double TURN_BEFORE = 14;

  /** Of the sideways piece above a column. */
  private static final double TURN_ABOVE_COLUMN = 22;

  private final Layout layout;
  private final CutMark cut;
  private final Map<String, Block> byLayer = new HashMap<>();
  private final Svg svg;

  private Edges(Layout layout, CutMark cut, Svg svg) {
    this.layout = layout;
    this.cut = cut;
    this.svg = svg;
  }

  static void draw(Layout layout, CutMark cut, Svg svg) {
    Edges edges = new Edges(layout, cut, svg);
    Block last = null;
    for (Block block : layout.boxes().keySet()) {
      block.inputs().forEach(input -> edges.edge(edges.byLayer.get(input), block));
      edges.byLayer.put(block.main().name(), block);
      block.attached().forEach(row -> edges.byLayer.put(row.name(), block));
      last = block;
    }
    edges.output(last);
  }

  private void edge(Block from, Block to) {
    Box source = layout.boxes().get(from);
    Box target = layout.boxes().get(to);
    Path path = new Path(source.middle(), source.bottom());
    String ink = ink(from.leftOut() || to.leftOut());
    if (!layout.columnOf(source).equals(layout.columnOf(target))) {
      toNextColumn(path, from, target, ink);
    } else if (source.middle() == target.middle()) {
      svg.arrow(path.toHeight(target.y()), ink);
      labelBelow(from);
    } else if (to.inputs().size() == 1) {
      svg.arrow(turn(path, source.bottom() + TURN, target), ink);
      label(target.middle(), target.y() - LABEL_ABOVE, from, ink);
    } else {
      svg.arrow(turn(path, target.y() - TURN_BEFORE, target), ink);
      labelBelow(from);
    }
  }

  private static Path turn(Path path, double height, Box target) {
    return path.toHeight(height).aside(target.middle()).toHeight(target.y());
  }

  private void toNextColumn(Path path, Block from, Box target, String ink) {
    Box source = layout.boxes().get(from);
    boolean cutBetween = cut.comesAfter(from);
    double drop = cutBetween ? Sizes.CUT_GAP - Sizes.ROW_GAP + TURN : TURN;
    Box column = layout.columnOf(target);
    path.toHeight(layout.under(source) + drop).aside(column.x() - Layout.COLUMN_GAP / 2);
    svg.arrow(turn(path, column.y() - TURN_ABOVE_COLUMN, target), ink);
    label(target.middle(), column.y() - LABEL_ABOVE, from, ink);
    if (cutBetween) {
      labelBelow(from);
    }
  }

  private void output(Block last) {
    Box source = layout.boxes().get(last);
    double end = layout.columnOf(source).bottom();
    svg.arrow(new Path(source.middle(), source.bottom()).toHeight(end), ink(last.leftOut()));
    labelBelow(last);
  }

  private static String ink(boolean leftOut) {
    return leftOut ? Colours.LEFT_OUT.text() : Colours.QUIET_INK;
  }

  private void labelBelow(Block from) {
    Box source = layout.boxes().get(from);
    label(source.middle(), layout.under(source) + LABEL_BELOW, from, ink(from.leftOut()));
  }

  private void label(double x, double y, Block from, String ink) {
    svg.text(x + LABEL_SIDE, y, LABEL_FONT, Svg.Anchor.START, ink, Words.shape(from.shape()));
  }
}
