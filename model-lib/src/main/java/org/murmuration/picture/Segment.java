package org.murmuration.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.architecture.LayerKind;

/**
 * Rows of blocks that stand together: one block alone, or branches from where they part to where
 * they join, such as a fire module.
 *
 * @param rows from top to bottom, the blocks of a row side by side
 */
record Segment(List<List<Block>> rows) {
  Segment {
    rows = List.copyOf(rows);
  }

  /** The segments of a network, from its input to its output. */
  static List<Segment> of(List<Block> blocks) {
    List<Segment> segments = new ArrayList<>();
    List<List<Block>> open = new ArrayList<>();
    for (List<Block> row : byDepth(blocks)) {
      boolean alone = row.size() == 1 && (open.isEmpty() || last(open).size() == 1);
      if (alone && !open.isEmpty()) {
        segments.add(new Segment(open));
        open.clear();
      }
      open.add(row);
    }
    segments.add(new Segment(open));
    return segments;
  }

  private static List<Block> last(List<List<Block>> rows) {
    return rows.get(rows.size() - 1);
  }

  /** Blocks as far from the input as each other share a row. */
  private static List<List<Block>> byDepth(List<Block> blocks) {
    Map<String, Integer> depths = new LinkedHashMap<>();
    Map<Integer, List<Block>> rows = new TreeMap<>();
    for (Block block : blocks) {
      int depth = block.inputs().stream().mapToInt(depths::get).max().orElse(-1) + 1;
      depths.put(block.main().name(), depth);
      block.attached().forEach(row -> depths.put(row.name(), depth));
      rows.computeIfAbsent(depth, any -> new ArrayList<>()).add(block);
    }
    return List.copyOf(rows.values());
  }

  boolean branches() {
    return rows.size() > 1;
  }

  boolean endsWith(LayerKind kind) {
    return last(rows).stream().allMatch(block -> block.main().kind() == kind);
  }

  /** Blocks in its widest row. */
  int breadth() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }
}
