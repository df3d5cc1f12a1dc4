package org.murmuration.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.refusal.Refusal;

/**
 * What of an architecture runs when it is cut at a layer: the layers that lead to the cut. A ReLU
 * runs inside the convolution or dense layer before it.
 */
public final class GraphPlan {
  /** What a cut becomes after pooling. */
  public static final String EMBEDDING = "embedding";

  /** The layer that is trained on embeddings. */
  public static final String HEAD = "head";

  private static final String HIDDEN = HEAD + ".hidden";

  private final Architecture architecture;
  private final CutPoint cut;
  private final Map<String, Layer> layers;
  private final Layer last;

  private GraphPlan(Architecture architecture, CutPoint cut, Map<String, Layer> all) {
    this.architecture = architecture;
    this.cut = cut;
    this.last = withActivation(all, all.get(cut.layer()));
    this.layers = new LinkedHashMap<>(all);
    layers.values().removeIf(layer -> !leadsTo(all, last, layer.name()));
  }

  /**
   * @throws Refusal if the network has no such layer or nothing can be learnt from its output
   */
  public static GraphPlan of(Architecture architecture, CutPoint cut) {
    Map<String, Layer> all = byName(architecture);
    Layer layer = all.get(cut.layer());
    if (layer == null || layer.kind() == LayerKind.INPUT) {
      throw Refusal.input(
          "Cannot cut %s at '%s': %s (layers: %s)"
              .formatted(
                  architecture.id(),
                  cut.layer(),
                  architecture.family().whyItLacks(cut.layer()).orElse("it has no such layer"),
                  String.join(", ", architecture.cuts().keySet())));
    }
    return new GraphPlan(architecture, cut, all);
  }

  /** All layers of the network, none cut off. */
  public static GraphPlan whole(Architecture architecture) {
    List<Layer> layers = architecture.layers();
    return of(architecture, CutPoint.at(last(layers).name()));
  }

  private static Map<String, Layer> byName(Architecture architecture) {
    Map<String, Layer> layers = new LinkedHashMap<>();
    architecture.layers().forEach(layer -> layers.put(layer.name(), layer));
    return layers;
  }

  private static Layer withActivation(Map<String, Layer> all, Layer layer) {
    return all.values().stream()
        .filter(other -> other.kind() == LayerKind.RELU && other.input().equals(layer.name()))
        .findFirst()
        .orElse(layer);
  }

  private static boolean leadsTo(Map<String, Layer> all, Layer layer, String name) {
    return layer.name().equals(name)
        || layer.inputs().stream().anyMatch(input -> leadsTo(all, all.get(input), name));
  }

  public Architecture architecture() {
    return architecture;
  }

  public CutPoint cut() {
    return cut;
  }

  boolean has(String layer) {
    return layers.containsKey(layer);
  }

  /** In order, input first. */
  public List<Layer> layers() {
    return List.copyOf(layers.values());
  }

  /** The last of {@link #layers}: the ReLU of the layer that the cut names, if it has one. */
  public Layer last() {
    return last;
  }

  /** The layers, and after them the pooling that makes a vector of an image-like cut. */
  List<Layer> toEmbedding() {
    List<Layer> all = new ArrayList<>(layers.values());
    if (cutShape().spatial()) {
      LayerKind kind = averages() ? LayerKind.AVERAGE_POOL : LayerKind.FLATTEN;
      all.add(after(last, EMBEDDING, kind, 0));
    }
    return List.copyOf(all);
  }

  /** The layers, the pooling, and a head on the embedding. */
  List<Layer> toLabels(HiddenLayers hidden, int labels) {
    List<Layer> all = new ArrayList<>(toEmbedding());
    for (int i = 0; i < hidden.count(); i++) {
      Layer dense = after(last(all), hidden(i), LayerKind.DENSE, hidden.units().get(i));
      all.add(dense);
      all.add(after(dense, dense.name() + "_relu", LayerKind.RELU, 0));
    }
    Layer head = after(last(all), HEAD, LayerKind.DENSE, labels);
    all.add(head);
    all.add(after(head, HEAD + "_softmax", LayerKind.SOFTMAX, 0));
    return List.copyOf(all);
  }

  private static Layer last(List<Layer> layers) {
    return layers.get(layers.size() - 1);
  }

  /**
   * The name of a hidden layer of a head.
   *
   * @param index 0 for the first
   */
  public static String hidden(int index) {
    return HIDDEN + (index + 1);
  }

  public static boolean isOfHead(String layer) {
    return layer.equals(HEAD) || layer.startsWith(HIDDEN);
  }

  private static Layer after(Layer layer, String name, LayerKind kind, int units) {
    return new Layer(name, kind, List.of(layer.name()), units, Window.NONE);
  }

  public ParameterLayout slots() {
    return ParameterLayout.of(architecture, layer -> layers.containsKey(layer.name()));
  }

  /** What the last layer gives, before pooling. */
  public LayerShape cutShape() {
    return LayerShapes.of(architecture).get(last.name());
  }

  /** What is flattened for the first layer of a head, if that is an image. */
  public Optional<LayerShape> flattenedBeforeHead() {
    return averages() ? Optional.empty() : flattened(last);
  }

  /** What is flattened for the weights of a dense layer before the head, if that is an image. */
  public Optional<LayerShape> flattenedBefore(ParameterSlot slot) {
    if (!slot.isWeight()) {
      return Optional.empty();
    }
    Layer layer = layers.get(slot.layer());
    return layer.kind() == LayerKind.DENSE
        ? flattened(layers.get(layer.input()))
        : Optional.empty();
  }

  private Optional<LayerShape> flattened(Layer layer) {
    String image = layer.kind() == LayerKind.FLATTEN ? layer.input() : layer.name();
    return Optional.of(LayerShapes.of(architecture).get(image)).filter(LayerShape::spatial);
  }

  /** Whether the cut gives what the network's last layer with parameters reads, a vector. */
  public boolean endsBeforeLastLayer() {
    Map<String, Layer> all = byName(architecture);
    Layer trained = all.get(architecture.lastTrained().name());
    return trained.kind() == LayerKind.DENSE
        && withoutDropout(all, all.get(trained.input())).equals(withoutDropout(all, last));
  }

  private static Layer withoutDropout(Map<String, Layer> all, Layer layer) {
    return layer.kind() == LayerKind.DROPOUT ? withoutDropout(all, all.get(layer.input())) : layer;
  }

  /** Floats in an embedding. */
  public int width() {
    LayerShape shape = cutShape();
    return cut.pooling() == Pooling.AVERAGE ? shape.channels() : shape.elements();
  }

  public boolean averages() {
    return cutShape().spatial() && cut.pooling() == Pooling.AVERAGE;
  }

  /** The layer whose DL4J vertex gives a layer's output: a ReLU's or a dropout's is its input's. */
  public String vertexOf(String name) {
    Layer layer = layers.get(name);
    return layer.kind().runsInside() ? vertexOf(layer.input()) : name;
  }

  public String lastVertex() {
    return vertexOf(last.name());
  }

  /** Whether the published network drops values of what the layer reads, while it learns. */
  public boolean dropsInputOf(Layer layer) {
    return layers.get(layer.input()).kind() == LayerKind.DROPOUT;
  }

  /** Whether the published network drops values of what a head after this cut reads. */
  public boolean dropsInputOfHead() {
    return last.kind() == LayerKind.DROPOUT
        || architecture.layers().stream()
            .anyMatch(
                layer -> layer.kind() == LayerKind.DROPOUT && layer.input().equals(last.name()));
  }

  /** Two cuts that give the same embeddings have the same. */
  String embeddingKey() {
    return lastVertex() + (averages() ? " averaged" : "");
  }

  public boolean hasRelu(Layer layer) {
    return layers.values().stream()
        .anyMatch(other -> other.kind() == LayerKind.RELU && other.input().equals(layer.name()));
  }
}
