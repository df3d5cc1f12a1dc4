package org.murmuration.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.architecture.LayerKind;

/**
 * Deals segments to columns of about the same height. A column ends after a pooling layer where it
 * can, so that what works at one resolution stays together.
 */
final class Columns {
  /** How far from equal heights a column may be to end after a pooling layer. */
  private static final double TOLERANCE = 0.3;

  private final List<Segment> segments;
  private final double[] bottoms;

  private Columns(List<Segment> segments, Sizes sizes) {
    this.segments = segments;
    this.bottoms = segments.stream().mapToDouble(segment -> height(segment, sizes)).toArray();
    for (int i = 1; i < bottoms.length; i++) {
      bottoms[i] += bottoms[i - 1];
    }
  }

  private static double height(Segment segment, Sizes sizes) {
    return new ColumnLayout(sizes, CutMark.NONE, 0, 0).with(List.of(segment)).bottom();
  }

  /**
   * @param count of columns, no more than segments
   */
  static List<List<Segment>> split(List<Segment> segments, Sizes sizes, int count) {
    return new Columns(segments, sizes).split(count);
  }

  private List<List<Segment>> split(int count) {
    List<List<Segment>> columns = new ArrayList<>();
    int start = 0;
    for (int left = count; left > 1; left--) {
      int end = end(start, left);
      columns.add(segments.subList(start, end));
      start = end;
    }
    columns.add(segments.subList(start, segments.size()));
    return columns;
  }

  /**
   * Where a column ends that is followed by {@code left - 1} others; a segment is kept for each.
   */
  private int end(int start, int left) {
    double top = start == 0 ? 0 : bottoms[start - 1];
    double fair = (bottoms[bottoms.length - 1] - top) / left;
    return IntStream.rangeClosed(start + 1, segments.size() - (left - 1))
        .boxed()
        .min(Comparator.comparingDouble(end -> distance(bottoms[end - 1] - top, fair, end)))
        .orElseThrow();
  }

  private double distance(double height, double fair, int end) {
    double penalty = segments.get(end - 1).endsWith(LayerKind.MAX_POOL) ? 0 : TOLERANCE * fair;
    return Math.abs(height - fair) + penalty;
  }
}
