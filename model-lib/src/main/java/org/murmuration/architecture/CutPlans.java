package org.murmuration.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;

/**
 * What of an architecture runs when it is cut at several layers at once: each layer that leads to
 * one of the cuts, once.
 */
public final class CutPlans {
  private final List<GraphPlan> cuts;
  private final List<Layer> layers;

  private CutPlans(List<GraphPlan> cuts) {
    this.cuts = List.copyOf(cuts);
    Set<Layer> wanted =
        cuts.stream().flatMap(cut -> cut.layers().stream()).collect(Collectors.toSet());
    this.layers = architecture().layers().stream().filter(wanted::contains).toList();
  }

  public static CutPlans of(GraphPlan cut) {
    return new CutPlans(List.of(cut));
  }

  /**
   * @throws Refusal if there is no cut, one that the network lacks, or two that give the same
   */
  public static CutPlans of(Architecture architecture, List<CutPoint> cuts) {
    if (cuts.isEmpty()) {
      throw Refusal.settings("Cannot cut %s: name a layer".formatted(architecture.id()));
    }
    Map<String, GraphPlan> plans = new LinkedHashMap<>();
    for (CutPoint cut : cuts) {
      GraphPlan plan = GraphPlan.of(architecture, cut);
      GraphPlan same = plans.putIfAbsent(plan.embeddingKey(), plan);
      if (same != null) {
        throw Refusal.settings(
            "Cannot cut %s at both %s and %s: they give the same (name one of them)"
                .formatted(architecture.id(), same.cut().layer(), cut.layer()));
      }
    }
    return new CutPlans(List.copyOf(plans.values()));
  }

  public Architecture architecture() {
    return first().architecture();
  }

  public GraphPlan first() {
    return cuts.get(0);
  }

  /** In the order of the cuts. */
  public List<GraphPlan> cuts() {
    return cuts;
  }

  /** In the order of the architecture, input first. */
  public List<Layer> layers() {
    return layers;
  }

  /** The first of {@link #layers}. */
  public Layer input() {
    return layers.get(0);
  }

  public ParameterLayout slots() {
    return ParameterLayout.of(architecture(), layers::contains);
  }

  /** The layer whose DL4J vertex gives a layer's output. */
  public String vertexOf(String name) {
    return with(name).vertexOf(name);
  }

  /** Only its ReLU reads such a layer, so all plans that have it say the same. */
  public boolean hasRelu(Layer layer) {
    return with(layer.name()).hasRelu(layer);
  }

  private GraphPlan with(String layer) {
    return cuts.stream().filter(cut -> cut.has(layer)).findFirst().orElseThrow();
  }
}
