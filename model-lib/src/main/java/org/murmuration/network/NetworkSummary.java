package org.murmuration.network;

import java.util.List;
import java.util.Map;

/** A network as people look at it: one line for the whole, a row a layer. */
public record NetworkSummary(List<Row> rows) {
  /**
   * One layer.
   *
   * @param parameters weights and biases
   */
  public record Row(String name, LayerKind kind, LayerShape shape, long parameters) {}

  public NetworkSummary {
    rows = List.copyOf(rows);
  }

  public static NetworkSummary of(Architecture architecture) {
    Map<String, LayerShape> shapes = LayerShapes.of(architecture);
    Slots slots = Slots.of(architecture);
    return new NetworkSummary(
        architecture.layers().stream()
            .map(layer -> row(layer, shapes.get(layer.name()), slots))
            .toList());
  }

  private static Row row(Layer layer, LayerShape shape, Slots slots) {
    long parameters =
        slots.all().stream()
            .filter(slot -> slot.layer().equals(layer.name()))
            .mapToLong(Slot::elements)
            .sum();
    return new Row(layer.name(), layer.kind(), shape, parameters);
  }

  /** As NeuPy prints it, such as {@code (?, 224, 224, 3) -> [... 41 layers ...] -> (?, 1000)}. */
  public String line() {
    return "%s -> [... %d layers ...] -> %s"
        .formatted(rows.get(0).shape(), rows.size(), rows.get(rows.size() - 1).shape());
  }

  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }
}
