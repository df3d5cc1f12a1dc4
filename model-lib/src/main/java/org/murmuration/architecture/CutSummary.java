package org.murmuration.architecture;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network and where it is cut, as people look at it.
 *
 * @param cut where
 * @param last the last layer that is kept: the ReLU of the layer that the cut names, if it has one
 * @param whole the network that is cut
 * @param kept the frozen part, pooling included
 */
public record CutSummary(CutPoint cut, String last, NetworkSummary whole, NetworkSummary kept) {
  /**
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  public static CutSummary of(Architecture architecture, CutPoint cut) {
    return new CutSummary(
        cut,
        GraphPlan.of(architecture, cut).last().name(),
        NetworkSummary.of(architecture),
        NetworkSummary.ofPrefix(architecture, cut));
  }

  /** Names of the layers that do not lead to the cut. */
  public Set<String> leftOut() {
    Set<String> names = names(whole);
    names.removeAll(names(kept));
    return names;
  }

  private static Set<String> names(NetworkSummary network) {
    return network.rows().stream()
        .map(NetworkSummary.Row::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What need not be stored, sent or computed. */
  public LayerCost saved() {
    Set<String> leftOut = leftOut();
    return whole.rows().stream()
        .filter(row -> leftOut.contains(row.name()))
        .map(NetworkSummary.Row::cost)
        .reduce(LayerCost.NONE, LayerCost::plus);
  }

  /** Of what the last layer gives, before pooling. */
  public LayerShape shape() {
    return whole.rows().stream()
        .filter(row -> row.name().equals(last))
        .map(NetworkSummary.Row::shape)
        .findFirst()
        .orElseThrow();
  }

  /** Floats in an embedding. */
  public int width() {
    return kept.output().elements();
  }
}
