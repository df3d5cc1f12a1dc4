package org.murmuration.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.CutSummary;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerCost;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.architecture.NetworkSummary.Row;
import org.murmuration.architecture.Pooling;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.architecture.Window;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/** A network that came as ONNX, as stages see it. */
public record GraphBackbone(GraphDescription description) implements Backbone {
  private static final int SHOWN_NAMES = 12;

  @Override
  public String id() {
    return description.id();
  }

  @Override
  public ImageShape input() {
    return description.input().shape();
  }

  @Override
  public Map<String, LayerShape> cuts() {
    Map<String, LayerShape> cuts = new LinkedHashMap<>();
    layers().forEach(layer -> cuts.put(layer.name(), layer.shape().layerShape()));
    return cuts;
  }

  private List<GraphLayer> layers() {
    return description.layers().stream().filter(layer -> layer.shape().isKnown()).toList();
  }

  @Override
  public CutPoint defaultCut() {
    return CutPoint.at(description.defaultCut());
  }

  /** Tensors where it is likely to be cut, the default first. */
  public List<String> likely() {
    return description.likely();
  }

  /**
   * Shape of what it gives where it is cut.
   *
   * @throws Refusal if it cannot be cut there
   */
  public TensorShape tensor(CutPoint cut) {
    return layers().stream()
        .filter(layer -> layer.name().equals(cut.layer()))
        .findFirst()
        .map(GraphLayer::shape)
        .orElseThrow(() -> noSuch(cut));
  }

  private Refusal noSuch(CutPoint cut) {
    List<String> names = layers().stream().map(GraphLayer::name).toList();
    int from = Math.max(0, names.size() - SHOWN_NAMES);
    return Refusal.settings(
        "Cannot cut %s at '%s': it has no such tensor (likely: %s; the last: %s; show lists all)"
            .formatted(
                id(),
                cut.layer(),
                String.join(", ", likely()),
                String.join(", ", names.subList(from, names.size()))));
  }

  @Override
  public int width(CutPoint cut) {
    return tensor(cut).width(cut.pooling());
  }

  /** Activations are counted as if none of them made room for the next. */
  @Override
  public PrefixCost cost(List<CutPoint> cuts) {
    if (cuts.isEmpty()) {
      throw Refusal.settings("Cannot cut %s nowhere: name a cut".formatted(id()));
    }
    requireDifferent(cuts);
    Set<String> kept = leadingTo(cuts.stream().map(CutPoint::layer).toList());
    List<Row> rows = rows(kept);
    long parameters = rows.stream().mapToLong(row -> row.cost().parameters()).sum();
    long flops = rows.stream().mapToLong(row -> row.cost().flops()).sum();
    long largest = rows.stream().mapToLong(row -> row.cost().activationBytes()).max().orElse(0);
    long embeddings = cuts.stream().mapToLong(this::width).sum() * Float.BYTES;
    long pixels = 2L * input().size() * Float.BYTES; // As they come, and in the graph's order.
    return new PrefixCost(parameters * Float.BYTES, flops, pixels, 0, 0, largest, embeddings);
  }

  private void requireDifferent(List<CutPoint> cuts) {
    List<String> names = cuts.stream().map(CutPoint::layer).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw Refusal.settings(
          "Cannot cut %s at %s: one is named twice".formatted(id(), String.join(", ", names)));
    }
  }

  private Set<String> leadingTo(List<String> tensors) {
    Set<String> reached = new HashSet<>(tensors);
    List<GraphLayer> all = description.layers();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (reached.contains(all.get(i).name())) {
        reached.addAll(all.get(i).inputs());
      }
    }
    return reached;
  }

  private List<Row> rows(Set<String> names) {
    List<Row> rows = new ArrayList<>();
    LayerShape shape = LayerShape.image(input().height(), input().width(), input().channels());
    Layer pixels =
        new Layer(description.input().name(), LayerKind.INPUT, List.of(), 0, Window.NONE);
    rows.add(new Row(pixels, shape, new LayerCost(0, bytes(shape), 0)));
    layers().stream()
        .filter(layer -> names.contains(layer.name()))
        .forEach(layer -> rows.add(layer.row()));
    return rows;
  }

  private static long bytes(LayerShape shape) {
    return (long) shape.elements() * Float.BYTES;
  }

  private Set<String> all() {
    return description.layers().stream().map(GraphLayer::name).collect(Collectors.toSet());
  }

  @Override
  public NetworkSummary summary() {
    return new NetworkSummary(rows(all()));
  }

  @Override
  public CutSummary summary(CutPoint cut) {
    return new CutSummary(cut, cut.layer(), summary(), new NetworkSummary(toEmbedding(cut)));
  }

  private List<Row> toEmbedding(CutPoint cut) {
    TensorShape shape = tensor(cut);
    List<Row> rows = rows(leadingTo(List.of(cut.layer())));
    if (shape.sizes().size() > 1) {
      boolean flat = cut.pooling() == Pooling.FLATTEN;
      LayerKind kind = flat ? LayerKind.FLATTEN : LayerKind.AVERAGE_POOL;
      rows.add(row(cut.pooling().id(), kind, cut.layer(), width(cut), 0));
    }
    return rows;
  }

  private static Row row(String name, LayerKind kind, String input, int units, long weights) {
    LayerShape shape = new LayerShape(1, 1, units, false);
    return new Row(
        new Layer(name, kind, List.of(input), units, Window.NONE),
        shape,
        new LayerCost(weights, bytes(shape), 2 * Math.max(0, weights - units)));
  }

  @Override
  public NetworkSummary summary(CutPoint cut, HiddenLayers hidden, int labels) {
    List<Row> rows = toEmbedding(cut);
    int width = width(cut);
    for (int i = 0; i < hidden.count(); i++) {
      int units = hidden.units().get(i);
      rows.add(dense("head_hidden_" + (i + 1), rows, width, units));
      width = units;
    }
    rows.add(dense("head", rows, width, labels));
    rows.add(row("head_softmax", LayerKind.SOFTMAX, "head", labels, 0));
    return new NetworkSummary(rows);
  }

  private static Row dense(String name, List<Row> before, int width, int units) {
    String input = before.get(before.size() - 1).name();
    return row(name, LayerKind.DENSE, input, units, (long) width * units + units);
  }
}
