package org.murmuration.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.architecture.NetworkSummary.Row;

/**
 * Layers that are drawn as one: a trained layer and the ReLU and dropout that follow it on the same
 * side of a cut.
 */
record Block(Row main, List<Row> attached, boolean leftOut) {
  Block {
    attached = List.copyOf(attached);
  }

  /** All blocks of a network, in the order of its layers. */
  static List<Block> of(NetworkSummary network, CutMark cut) {
    Map<String, Block> byLast = new LinkedHashMap<>();
    for (Row row : network.rows()) {
      boolean leftOut = cut.leftOut().contains(row.name());
      Block before = isSlim(row) ? byLast.get(row.layer().inputs().get(0)) : null;
      boolean joins = before != null && before.leftOut == leftOut && before.isTrained();
      if (joins) {
        byLast.remove(before.last().name());
      }
      byLast.put(row.name(), joins ? before.with(row) : new Block(row, List.of(), leftOut));
    }
    return List.copyOf(byLast.values());
  }

  private static boolean isSlim(Row row) {
    return row.kind() == LayerKind.RELU || row.kind() == LayerKind.DROPOUT;
  }

  private boolean isTrained() {
    return main.cost().parameters() > 0;
  }

  private Block with(Row row) {
    List<Row> more = new ArrayList<>(attached);
    more.add(row);
    return new Block(main, more, leftOut);
  }

  private Row last() {
    return attached.isEmpty() ? main : attached.get(attached.size() - 1);
  }

  boolean contains(String layer) {
    return main.name().equals(layer) || attached.stream().anyMatch(row -> row.name().equals(layer));
  }

  /** Names of the layers that it reads. */
  List<String> inputs() {
    return main.layer().inputs();
  }

  /** Of what it gives. */
  LayerShape shape() {
    return last().shape();
  }
}
