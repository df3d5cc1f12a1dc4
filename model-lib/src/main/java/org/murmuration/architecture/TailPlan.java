package org.murmuration.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * Where a classifier is divided to be fine-tuned: a front that stays as it is, and a tail, from one
 * of its layers to the softmax, that learns.
 */
public final class TailPlan {
  /** Names the head alone, which every tail ends with. */
  public static final String HEAD = GraphPlan.HEAD;

  /** Names the whole classifier, whose front is nothing. */
  public static final String ALL = "all";

  private static final String INPUT = "input";

  private final GraphPlan plan;
  private final HiddenLayers hidden;
  private final int labels;
  private final List<Layer> layers;
  private final Layer boundary;

  private TailPlan(GraphPlan plan, HiddenLayers hidden, int labels, List<Layer> layers) {
    this.plan = plan;
    this.hidden = hidden;
    this.labels = labels;
    this.layers = layers;
    this.boundary = boundary();
  }

  /** For a head without hidden layers. */
  public static TailPlan of(Architecture architecture, CutPoint cut, int labels, String from) {
    return of(architecture, cut, HiddenLayers.NONE, labels, from);
  }

  /**
   * @param hidden layers of the head, which learn with it
   * @param from the first layer that learns, such as {@code fc1}; the name of several, such as
   *     {@code block5} or {@code features.11}, means the first of them; {@value #ALL}; {@value
   *     #HEAD}
   * @throws Refusal (settings) if the classifier has no such layer, or if more than one frozen
   *     layer would feed the tail
   */
  public static TailPlan of(
      Architecture architecture, CutPoint cut, HiddenLayers hidden, int labels, String from) {
    GraphPlan plan = GraphPlan.of(architecture, cut);
    List<Layer> all = plan.layers();
    return new TailPlan(plan, hidden, labels, all.subList(first(plan, from), all.size()));
  }

  /**
   * From which layer on a classifier is fine-tuned unless a user names one: its family's own, or,
   * where the cut leaves that out, the last block before the cut.
   *
   * @throws Refusal if the network lacks the cut point
   */
  public static String defaultFrom(Architecture architecture, CutPoint cut) {
    List<Layer> kept = GraphPlan.of(architecture, cut).layers();
    String own = architecture.family().defaultUnfreezing();
    return kept.stream().anyMatch(layer -> isIn(own, layer))
        ? own
        : kept.stream()
            .filter(layer -> layer.kind().hasParameters())
            .reduce((first, second) -> second)
            .map(last -> blockOf(last.name()))
            .orElse(HEAD);
  }

  private static int first(GraphPlan plan, String from) {
    List<Layer> all = plan.layers();
    if (from.equals(HEAD)) {
      return all.size();
    }
    for (int i = 1; i < all.size(); i++) {
      if (from.equals(ALL) || isIn(from, all.get(i))) {
        return i;
      }
    }
    throw Refusal.settings(
        "Cannot unfreeze from '%s': the classifier has no such layer before its head (layers: %s)"
            .formatted(from, withParameters(all)));
  }

  private static boolean isIn(String name, Layer layer) {
    return layer.name().equals(name)
        || layer.name().startsWith(name + ".")
        || layer.name().startsWith(name + "_");
  }

  private static String withParameters(List<Layer> layers) {
    return layers.stream()
        .filter(layer -> layer.kind().hasParameters())
        .map(Layer::name)
        .collect(Collectors.joining(", "));
  }

  /** The one frozen layer that feeds the tail. */
  private Layer boundary() {
    Set<String> outside =
        layers.stream()
            .flatMap(layer -> layer.inputs().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    layers.forEach(layer -> outside.remove(layer.name()));
    if (outside.size() > 1) {
      throw Refusal.settings(
          "Cannot unfreeze from '%s': what learns would read %d frozen layers, %s (start at an earlier layer)"
              .formatted(layers.get(0).name(), outside.size(), String.join(" and ", outside)));
    }
    String name = layers.isEmpty() ? plan.last().name() : outside.iterator().next();
    return plan.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Where the front ends, as the tail reads it; empty if the tail reads the images themselves. */
  public Optional<CutPoint> front() {
    if (boundary.kind() == LayerKind.INPUT) {
      return Optional.empty();
    }
    return Optional.of(onlyHead() ? plan.cut() : new CutPoint(boundary.name(), Pooling.FLATTEN));
  }

  /**
   * What the tail reads for one image, {@code [height, width, channels]}; a vector is {@code [1, 1,
   * width]}.
   */
  public ImageShape input() {
    if (onlyHead()) {
      return new ImageShape(1, 1, plan.width());
    }
    LayerShape shape = LayerShapes.of(plan.architecture()).get(boundary.name());
    return new ImageShape(shape.height(), shape.width(), shape.channels());
  }

  private boolean onlyHead() {
    return layers.isEmpty();
  }

  /** Whether the tail averages over height and width before its head. */
  public boolean averages() {
    return !onlyHead() && plan.averages();
  }

  public GraphPlan classifier() {
    return plan;
  }

  public HiddenLayers hidden() {
    return hidden;
  }

  public int labels() {
    return labels;
  }

  /** Those of the tail but its head, in order, each after those it reads. */
  public List<Layer> layers() {
    return layers;
  }

  /** The parameters of the tail, a part of the classifier's. */
  public ParameterLayout slots() {
    Set<String> names = layers.stream().map(Layer::name).collect(Collectors.toSet());
    return ParameterLayout.of(plan.architecture(), layer -> names.contains(layer.name()))
        .withHead(plan.width(), hidden, labels);
  }

  /** Names of the layers with parameters, in order, the head last. */
  public List<String> learning() {
    List<String> names = new ArrayList<>();
    layers.stream().filter(layer -> layer.kind().hasParameters()).forEach(l -> names.add(l.name()));
    for (int i = 0; i < hidden.count(); i++) {
      names.add(GraphPlan.hidden(i));
    }
    names.add(HEAD);
    return List.copyOf(names);
  }

  /**
   * The block of a layer: {@code block5} of {@code block5_conv1}, {@code features.11} of {@code
   * features.11.squeeze}, {@value #HEAD} of its hidden layers; other layers are their own.
   */
  public static String blockOf(String layer) {
    return GraphPlan.isOfHead(layer) ? HEAD : blockOfNetwork(layer);
  }

  private static String blockOfNetwork(String layer) {
    return layer.replaceFirst("_conv\\d+$", "").replaceFirst("\\.(squeeze|expand\\dx\\d)$", "");
  }

  /** Floats that the layers of the tail give for one image, its input included. */
  public long activations() {
    return activationsByLayer().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same by layer, in order, what the tail reads first and the head last. */
  public Map<String, Long> activationsByLayer() {
    var shapes = LayerShapes.of(plan.architecture());
    Map<String, Long> floats = new LinkedHashMap<>();
    floats.put(INPUT, (long) input().size());
    layers.stream()
        .filter(layer -> !layer.kind().runsInside())
        .forEach(layer -> floats.put(layer.name(), (long) shapes.get(layer.name()).elements()));
    for (int i = 0; i < hidden.count(); i++) {
      floats.put(GraphPlan.hidden(i), (long) hidden.units().get(i));
    }
    floats.put(HEAD, (long) labels);
    return floats;
  }
}
