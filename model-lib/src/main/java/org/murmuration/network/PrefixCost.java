package org.murmuration.network;

import java.util.List;
import java.util.Map;

/**
 * What the part of a network that leads to its cuts costs, whether it is there or only thought of.
 *
 * @param parameterBytes of all its layers, as float32: what an executor keeps and what is sent to
 *     it
 * @param flops of one image, as {@link LayerCost} counts them
 * @param inputBytes of one image's pixels, as float32
 * @param largestBytes of what the largest layer gives for one image, as float32
 * @param embeddingBytes of one image's embeddings at all cuts, as float32
 */
public record PrefixCost(
    long parameterBytes, long flops, long inputBytes, long largestBytes, long embeddingBytes) {
  private static final double GIGA = 1e9;

  /**
   * @throws org.murmuration.refusal.Refusal if the network lacks a cut point
   */
  public static PrefixCost of(Architecture architecture, List<CutPoint> cuts) {
    List<Layer> layers = CutPlans.of(architecture, cuts).layers();
    Map<String, LayerShape> shapes = LayerShapes.of(architecture, layers);
    NetworkSummary prefix = new NetworkSummary(NetworkSummary.rows(layers, shapes));
    LayerCost total = prefix.total();
    return new PrefixCost(
        total.parameterBytes(),
        total.flops(),
        bytes(shapes.get(layers.get(0).name()).elements()),
        prefix.rows().stream().mapToLong(row -> row.cost().activationBytes()).max().orElse(0),
        bytes(cuts.stream().mapToLong(cut -> FrozenPrefix.width(architecture, cut)).sum()));
  }

  private static long bytes(long floats) {
    return floats * Float.BYTES;
  }

  /** In 10^9. */
  public double gigaflops() {
    return flops / GIGA;
  }
}
