package org.murmuration.picture;

import java.util.List;

/**
 * How large things are in one picture, in pixels.
 *
 * @param blockWidth the same for all blocks
 * @param mainHeight of a block without what is attached to it
 */
record Sizes(double blockWidth, double mainHeight) {
  static final double NAME_FONT = 12;
  static final double DETAIL_FONT = 11;
  static final double SLIM_FONT = 9;
  static final double SLIM_HEIGHT = 13;
  static final double BLOCK_PADDING = 9;
  static final double BLOCK_GAP = 18;
  static final double ROW_GAP = 25;
  static final double BRANCH_GAP = 34;
  static final double CUT_GAP = 60;
  static final double PANEL_SIDES = 10;
  static final double PANEL_ENDS = 9;

  private static final double ONE_LINE = 25;
  private static final double TWO_LINES = 38;
  private static final double LEAST_WIDTH = 150;
  private static final double WIDEST_ONE_LINE = 220;

  /** Name and detail stand in one line, if that makes no block too wide. */
  static Sizes of(List<Block> blocks) {
    double oneLine = widest(blocks, true);
    return oneLine <= WIDEST_ONE_LINE
        ? new Sizes(oneLine, ONE_LINE)
        : new Sizes(widest(blocks, false), TWO_LINES);
  }

  private static double widest(List<Block> blocks, boolean oneLine) {
    double widest = blocks.stream().mapToDouble(block -> width(block, oneLine)).max().orElse(0);
    return Math.ceil(Math.max(LEAST_WIDTH, widest + 2 * BLOCK_PADDING));
  }

  private static double width(Block block, boolean oneLine) {
    double name = Words.boldWidth(block.main().name(), NAME_FONT);
    double detail = Words.width(Words.detail(block.main().layer()), DETAIL_FONT);
    double slim =
        block.attached().stream()
            .mapToDouble(row -> Words.width(row.name(), SLIM_FONT))
            .max()
            .orElse(0);
    return Math.max(slim, oneLine ? name + BLOCK_PADDING + detail : Math.max(name, detail));
  }

  boolean twoLines() {
    return mainHeight == TWO_LINES;
  }

  double height(Block block) {
    return mainHeight + block.attached().size() * SLIM_HEIGHT;
  }

  double rowWidth(int blocks) {
    return blocks * blockWidth + (blocks - 1) * BLOCK_GAP;
  }
}
