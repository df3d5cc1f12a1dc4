package org.murmuration.onednn;

import java.util.List;

/**
 * A part of a run's memory, needed from one step to another; others may lie there before or after.
 */
final class Region {
  private final long bytes;
  private final int first;
  private int last;
  private long offset = -1;

  /**
   * @param first number of the step that writes it
   */
  Region(long bytes, int first) {
    this.bytes = NativeBlock.aligned(Math.max(1, bytes));
    this.first = first;
    this.last = first;
  }

  /** It must last until that step, too. */
  void neededAt(int step) {
    last = Math.max(last, step);
  }

  /** Where it begins, once {@link #place} ran. */
  long offset() {
    return offset;
  }

  private long end() {
    return offset + bytes;
  }

  private boolean meets(Region other) {
    return first <= other.last && other.first <= last;
  }

  /** Gives each region the lowest place that is free while it is needed. Gives bytes in all. */
  static long place(List<Region> regions) {
    long total = 0;
    for (Region region : regions) {
      List<Region> others =
          regions.stream().filter(other -> other.offset >= 0 && other.meets(region)).toList();
      region.offset = region.lowestBeside(others);
      total = Math.max(total, region.end());
    }
    return total;
  }

  private long lowestBeside(List<Region> others) {
    long lowest = 0;
    for (boolean moved = true; moved; ) {
      moved = false;
      for (Region other : others) {
        if (lowest < other.end() && other.offset < lowest + bytes) {
          lowest = other.end();
          moved = true;
        }
      }
    }
    return lowest;
  }
}
