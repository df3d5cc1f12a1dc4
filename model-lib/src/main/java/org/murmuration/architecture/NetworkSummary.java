package org.murmuration.architecture;

import java.util.List;
import java.util.Map;

/** A network as people look at it: one line for the whole, a row a layer. */
public record NetworkSummary(List<Row> rows) {
  /**
   * One layer.
   *
   * @param shape of what it gives
   * @param cost for one image
   */
  public record Row(Layer layer, LayerShape shape, LayerCost cost) {
    public String name() {
      return layer.name();
    }

    public LayerKind kind() {
      return layer.kind();
    }
  }

  public NetworkSummary {
    rows = List.copyOf(rows);
  }

  public static NetworkSummary of(Architecture architecture) {
    return of(architecture, architecture.layers());
  }

  /**
   * The frozen part, {@code [n, height, width, 3] -> [n, width]}: pooling included.
   *
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  public static NetworkSummary ofPrefix(Architecture architecture, CutPoint cut) {
    return of(architecture, GraphPlan.of(architecture, cut).toEmbedding());
  }

  /**
   * The frozen part and the head on it, {@code [n, height, width, 3] -> [n, labels]}.
   *
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  public static NetworkSummary ofClassifier(
      Architecture architecture, CutPoint cut, HiddenLayers hidden, int labels) {
    return of(architecture, GraphPlan.of(architecture, cut).toLabels(hidden, labels));
  }

  private static NetworkSummary of(Architecture architecture, List<Layer> layers) {
    return new NetworkSummary(rows(layers, LayerShapes.of(architecture, layers)));
  }

  static List<Row> rows(List<Layer> layers, Map<String, LayerShape> shapes) {
    return layers.stream().map(layer -> row(layer, shapes)).toList();
  }

  private static Row row(Layer layer, Map<String, LayerShape> shapes) {
    LayerShape output = shapes.get(layer.name());
    LayerShape input = layer.inputs().isEmpty() ? output : shapes.get(layer.input());
    return new Row(layer, output, LayerCost.of(layer, input, output));
  }

  /** As NeuPy prints it, such as {@code (?, 224, 224, 3) -> [... 41 layers ...] -> (?, 1000)}. */
  public String line() {
    return "%s -> [... %d layers ...] -> %s".formatted(rows.get(0).shape(), rows.size(), output());
  }

  /** Shape of what the last layer gives. */
  public LayerShape output() {
    return rows.get(rows.size() - 1).shape();
  }

  /** What all layers cost together. */
  public LayerCost total() {
    return rows.stream().map(Row::cost).reduce(LayerCost.NONE, LayerCost::plus);
  }

  public long parameters() {
    return total().parameters();
  }
}
