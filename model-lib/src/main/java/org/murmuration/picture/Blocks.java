package org.murmuration.picture;

import org.murmuration.architecture.NetworkSummary.Row;
import org.murmuration.report.Html;

/** Draws blocks with their names, and the dashed line of a cut. */
final class Blocks {
  private static final double PILL_FONT = 11;
  private static final double PILL_HEIGHT = 20;
  private static final double PILL_PADDING = 8;
  private static final double DASH_OVERHANG = 14;

  /** Of the dashed line below a block, past the shape on the arrow. */
  private static final double CUT_BELOW = 32;

  private final Sizes sizes;
  private final Svg svg;

  Blocks(Sizes sizes, Svg svg) {
    this.sizes = sizes;
    this.svg = svg;
  }

  void draw(Block block, Box box) {
    Row main = block.main();
    Colours colours = colours(block, main);
    svg.add("<g><title>%s</title>\n", Html.text(Words.note(main)));
    svg.rectangle(new Box(box.x(), box.y(), box.width(), sizes.mainHeight()), colours);
    words(main, box, colours);
    svg.add("</g>\n");
    for (int i = 0; i < block.attached().size(); i++) {
      double top = box.y() + sizes.mainHeight() + i * Sizes.SLIM_HEIGHT;
      slim(block, block.attached().get(i), new Box(box.x(), top, box.width(), Sizes.SLIM_HEIGHT));
    }
  }

  private static Colours colours(Block block, Row row) {
    return block.leftOut() ? Colours.LEFT_OUT : Colours.of(row.kind());
  }

  private void words(Row row, Box box, Colours colours) {
    double left = box.x() + Sizes.BLOCK_PADDING;
    double right = box.right() - Sizes.BLOCK_PADDING;
    String detail = Words.detail(row.layer());
    double lines = sizes.twoLines() && !detail.isEmpty() ? 2 : 1;
    double first = box.y() + sizes.mainHeight() / 2 - (lines - 1) * Sizes.NAME_FONT * 0.65;
    svg.boldText(left, first, Sizes.NAME_FONT, Svg.Anchor.START, colours.text(), row.name());
    if (lines == 2) {
      double second = first + Sizes.NAME_FONT * 1.3;
      svg.text(left, second, Sizes.DETAIL_FONT, Svg.Anchor.START, colours.text(), detail);
    } else if (!detail.isEmpty()) {
      svg.text(right, first, Sizes.DETAIL_FONT, Svg.Anchor.END, colours.text(), detail);
    }
  }

  private void slim(Block block, Row row, Box box) {
    Colours colours = colours(block, row);
    svg.rectangle(box, colours);
    svg.text(
        box.x() + Sizes.BLOCK_PADDING,
        box.y() + box.height() / 2,
        Sizes.SLIM_FONT,
        Svg.Anchor.START,
        colours.text(),
        row.name());
  }

  /**
   * @param across how far the line goes to both sides
   * @param under where what stands above the line ends
   */
  void cut(CutMark cut, Box across, double under) {
    double y = under + CUT_BELOW;
    double width = Words.boldWidth(cut.text(), PILL_FONT) + 2 * PILL_PADDING;
    double left = across.middle() - width / 2;
    svg.dashes(across.x() - DASH_OVERHANG, across.right() + DASH_OVERHANG, y, Colours.CUT);
    svg.rectangle(
        new Box(left, y - PILL_HEIGHT / 2, width, PILL_HEIGHT),
        new Colours(Colours.PAPER, Colours.CUT, Colours.CUT));
    svg.boldText(across.middle(), y, PILL_FONT, Svg.Anchor.MIDDLE, Colours.CUT, cut.text());
  }
}
