package org.murmuration.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where everything stands: one column from top to bottom, or several side by side where that fits a
 * page better.
 *
 * @param boxes of the blocks, in the order of the network
 * @param columns boxes around the columns, from left to right
 * @param panels around branches
 */
record Layout(Map<Block, Box> boxes, List<Box> columns, List<Box> panels) {
  private static final int MOST_COLUMNS = 4;
  static final double COLUMN_GAP = 46;

  /** Height by width of a picture that leaves room for a caption on an upright page. */
  private static final double BEST_RATIO = 1.15;

  static Layout of(List<Segment> segments, Sizes sizes, CutMark cut) {
    return IntStream.rangeClosed(1, Math.min(MOST_COLUMNS, segments.size()))
        .mapToObj(columns -> inColumns(Columns.split(segments, sizes, columns), sizes, cut))
        .min(Comparator.comparing(Layout::distanceFromBestRatio))
        .orElseThrow();
  }

  private static Layout inColumns(List<List<Segment>> columns, Sizes sizes, CutMark cut) {
    Layout layout = new Layout(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    double width = columnWidth(columns, sizes);
    for (List<Segment> segments : columns) {
      double left = layout.columns.size() * (width + COLUMN_GAP);
      ColumnLayout column = new ColumnLayout(sizes, cut, left + width / 2, 0).with(segments);
      layout.boxes.putAll(column.boxes());
      layout.panels.addAll(column.panels());
      layout.columns.add(new Box(left, 0, width, column.bottom()));
    }
    return layout;
  }

  private static double columnWidth(List<List<Segment>> columns, Sizes sizes) {
    return columns.stream()
        .flatMap(List::stream)
        .mapToDouble(
            segment ->
                sizes.rowWidth(segment.breadth())
                    + (segment.branches() ? 2 * Sizes.PANEL_SIDES : 0))
        .max()
        .orElse(0);
  }

  private double distanceFromBestRatio() {
    return Math.abs(Math.log(height() / width() / BEST_RATIO));
  }

  double width() {
    return columns.get(columns.size() - 1).right();
  }

  double height() {
    return columns.stream().mapToDouble(Box::bottom).max().orElse(0);
  }

  /** The column that a box stands in. */
  Box columnOf(Box box) {
    return columns.stream()
        .filter(column -> box.middle() < column.right())
        .findFirst()
        .orElseThrow();
  }

  /** Where a block ends, or the panel that ends right below it. */
  double under(Box box) {
    return panels.stream()
        .filter(panel -> columnOf(panel).equals(columnOf(box)))
        .mapToDouble(Box::bottom)
        .filter(bottom -> bottom >= box.bottom() && bottom - box.bottom() < Sizes.SLIM_HEIGHT)
        .findFirst()
        .orElse(box.bottom());
  }

  /** How far a line below a block goes: across its column, or its own branch beside others. */
  Box across(Box box) {
    Box column = columnOf(box);
    boolean beside =
        boxes.values().stream()
            .anyMatch(
                other ->
                    other.y() == box.y() && other.x() != box.x() && columnOf(other).equals(column));
    return beside ? box : column;
  }
}
