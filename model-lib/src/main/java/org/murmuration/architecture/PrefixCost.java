package org.murmuration.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the part of a network that leads to its cuts costs, whether it is there or only thought of.
 *
 * @param parameterBytes of all its layers, as float32: what an executor keeps and what is sent to
 *     it
 * @param flops of one image, as {@link LayerCost} counts them
 * @param heldBytes of one image's arrays that stay while its batch passes: its pixels and what the
 *     sliced part of a network gives, as float32
 * @param sliceImages in a slice, where the first layers run over slices of a batch ({@link
 *     BatchSlicing}); 0 elsewhere
 * @param slicedBytes of what the largest of those layers gives for one image, as float32
 * @param restBytes of what the largest of the other layers gives for one image, as float32
 * @param embeddingBytes of one image's embeddings at all cuts, as float32
 */
public record PrefixCost(
    long parameterBytes,
    long flops,
    long heldBytes,
    int sliceImages,
    long slicedBytes,
    long restBytes,
    long embeddingBytes) {
  private static final double GIGA = 1e9;

  /**
   * @throws org.murmuration.refusal.Refusal if the network lacks a cut point
   */
  public static PrefixCost of(Architecture architecture, List<CutPoint> cuts) {
    CutPlans plan = CutPlans.of(architecture, cuts);
    List<Layer> layers = plan.layers();
    Map<String, LayerShape> shapes = LayerShapes.of(architecture, layers);
    LayerCost total = new NetworkSummary(NetworkSummary.rows(layers, shapes)).total();
    Optional<BatchSlicing> slicing = BatchSlicing.of(plan);
    int first = slicing.map(sliced -> layers.indexOf(sliced.last())).orElse(0);
    long pixels = bytes(shapes.get(plan.input().name()).elements());
    return new PrefixCost(
        total.parameterBytes(),
        total.flops(),
        pixels + slicing.map(sliced -> bytes(sliced.shape().elements())).orElse(0L),
        slicing.map(BatchSlicing::imagesOfASlice).orElse(0),
        slicing.map(BatchSlicing::largestBytes).orElse(0L),
        BatchSlicing.largestBytes(layers.subList(first, layers.size()), shapes),
        bytes(cuts.stream().mapToLong(cut -> architecture.width(cut)).sum()));
  }

  /** Of what the largest layer gives for all images that pass it at one time, as float32. */
  public long largestBytes(int batchSize) {
    return Math.max(Math.min(batchSize, sliceImages) * slicedBytes, batchSize * restBytes);
  }

  private static long bytes(long floats) {
    return floats * Float.BYTES;
  }

  /** In 10^9. */
  public double gigaflops() {
    return flops / GIGA;
  }
}
