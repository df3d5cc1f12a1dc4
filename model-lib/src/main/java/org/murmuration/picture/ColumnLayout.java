package org.murmuration.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets segments below each other around a vertical line. */
final class ColumnLayout {
  private final Sizes sizes;
  private final CutMark cut;
  private final double middle;
  private final Map<Block, Box> boxes = new LinkedHashMap<>();
  private final List<Box> panels = new ArrayList<>();
  private List<Block> above = List.of();
  private double bottom;

  ColumnLayout(Sizes sizes, CutMark cut, double middle, double top) {
    this.sizes = sizes;
    this.cut = cut;
    this.middle = middle;
    this.bottom = top;
  }

  ColumnLayout with(List<Segment> segments) {
    segments.forEach(this::add);
    return this;
  }

  private void add(Segment segment) {
    if (!segment.branches()) {
      addRow(segment.rows().get(0), 0);
      return;
    }
    Box panel = null;
    for (List<Block> row : segment.rows()) {
      Box box = addRow(row, panel == null ? Sizes.PANEL_ENDS : 0);
      panel = panel == null ? box : panel.and(box);
    }
    Box whole = panel.grownBy(Sizes.PANEL_SIDES, Sizes.PANEL_ENDS);
    panels.add(whole);
    bottom = whole.bottom();
  }

  /** The box around the row. */
  private Box addRow(List<Block> row, double moreGap) {
    double top = bottom + gapTo(row) + moreGap;
    double left = middle - sizes.rowWidth(row.size()) / 2;
    Box around = new Box(left, top, sizes.rowWidth(row.size()), 0);
    for (int i = 0; i < row.size(); i++) {
      double x = left + i * (sizes.blockWidth() + Sizes.BLOCK_GAP);
      Box box = new Box(x, top, sizes.blockWidth(), sizes.height(row.get(i)));
      boxes.put(row.get(i), box);
      around = around.and(box);
    }
    above = row;
    bottom = around.bottom();
    return around;
  }

  private double gapTo(List<Block> row) {
    if (above.isEmpty()) {
      return 0;
    }
    if (above.stream().anyMatch(cut::comesAfter)) {
      return Sizes.CUT_GAP;
    }
    return above.size() == row.size() ? Sizes.ROW_GAP : Sizes.BRANCH_GAP;
  }

  Map<Block, Box> boxes() {
    return boxes;
  }

  /** Around branches. */
  List<Box> panels() {
    return panels;
  }

  /** With room for what leaves the last block. */
  double bottom() {
    return bottom + (above.stream().anyMatch(cut::comesAfter) ? Sizes.CUT_GAP : Sizes.ROW_GAP);
  }
}
