package org.murmuration.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.murmuration.architecture.LayerCost;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.machine.Bytes;

/** A network as a table: a row a layer, columns as wide as what is in them, totals of the whole. */
final class LayerTable {
  private static final String MARK = "x";
  private static final List<String> TITLES =
      List.of("layer", "kind", "output", "parameters", "memory", "GFLOP");

  /** Columns from here on are numbers, which end at the same place. */
  private static final int FIRST_NUMBER = 3;

  private final NetworkSummary network;
  private final Set<String> leftOut;
  private final int digits;

  /**
   * @param leftOut names of the layers that get a mark
   */
  LayerTable(NetworkSummary network, Set<String> leftOut) {
    this.network = network;
    this.leftOut = leftOut;
    double largest =
        network.rows().stream().mapToDouble(row -> row.cost().gigaflops()).max().orElse(0);
    this.digits = Quantities.digitsFor(largest);
  }

  /** Titles, the rows that are shown, and the totals of all rows. */
  List<String> lines(List<NetworkSummary.Row> shown) {
    List<List<String>> table = new ArrayList<>();
    table.add(withMark("", TITLES));
    shown.forEach(row -> table.add(withMark(mark(row), cells(row))));
    String total = "total of %d".formatted(network.rows().size());
    table.add(withMark("", cells(total, "", "", network.total())));
    int[] widths = widths(table);
    return table.stream().map(cells -> line(cells, widths)).toList();
  }

  /** The marks take a column only where there are any. */
  private List<String> withMark(String mark, List<String> cells) {
    List<String> marked = new ArrayList<>(cells);
    if (!leftOut.isEmpty()) {
      marked.set(0, "%1s %s".formatted(mark, cells.get(0)));
    }
    return marked;
  }

  private String mark(NetworkSummary.Row row) {
    return leftOut.contains(row.name()) ? MARK : "";
  }

  private List<String> cells(NetworkSummary.Row row) {
    return cells(row.name(), row.kind().title(), row.shape().toString(), row.cost());
  }

  private List<String> cells(String name, String kind, String shape, LayerCost cost) {
    return List.of(
        name,
        kind,
        shape,
        cost.parameters() == 0 ? "" : Quantities.count(cost.parameters()),
        cost.activationBytes() == 0 ? "" : new Bytes(cost.activationBytes()).mebibytesOrKibibytes(),
        cost.flops() == 0 ? "" : Quantities.decimals(cost.gigaflops(), digits));
  }

  private static int[] widths(List<List<String>> table) {
    return IntStream.range(0, TITLES.size())
        .map(i -> table.stream().mapToInt(cells -> cells.get(i).length()).max().orElse(0))
        .toArray();
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(i < FIRST_NUMBER ? cells.get(i) + space : space + cells.get(i));
    }
    return line.toString().stripTrailing();
  }
}
