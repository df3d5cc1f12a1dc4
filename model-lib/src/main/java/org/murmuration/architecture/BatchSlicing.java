package org.murmuration.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which part of a network runs in slices of a batch: the first layers, which give the most by far
 * and have small weights. Only the others run over all of it. VGG16 to {@code fc2} then takes a
 * third of the memory for a batch of 16, and gives the same bits: a convolution and a pooling treat
 * each image alone.
 *
 * @param last the layer that the sliced part ends with, a pooling
 * @param shape of what it gives for one image
 * @param parameters floats of the sliced part, which are the first of the network's
 * @param largestBytes of what the largest layer of the sliced part gives for one image, as float32
 */
public record BatchSlicing(Layer last, LayerShape shape, long parameters, long largestBytes) {
  /** oneDNN arranges weights anew for each slice: so few take no time beside the convolutions. */
  private static final long MOST_PARAMETERS = 1 << 19;

  /**
   * Of the largest layer for a slice: 4 images of VGG16, which take as much as 16 do in the largest
   * layer of the rest. Fewer images would not save memory, and call oneDNN more often.
   */
  public static final long SLICE_BYTES = 52 << 20;

  /** The last that there is; empty if a cut or the architecture leaves none. */
  public static Optional<BatchSlicing> of(CutPlans plan) {
    Map<String, LayerShape> shapes = LayerShapes.of(plan.architecture());
    List<Layer> layers = plan.layers();
    for (int end = layers.size() - 1; end > 0; end--) {
      Layer last = layers.get(end);
      List<Layer> sliced = layers.subList(0, end + 1);
      long parameters = ParameterLayout.of(plan.architecture(), sliced::contains).length();
      if (last.kind() == LayerKind.MAX_POOL
          && parameters <= MOST_PARAMETERS
          && isAllThatIsReadOf(sliced, plan)) {
        return Optional.of(
            new BatchSlicing(
                last, shapes.get(last.name()), parameters, largestBytes(sliced, shapes)));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether neither other layers nor cuts want anything of the sliced part but what it ends with.
   */
  private static boolean isAllThatIsReadOf(List<Layer> sliced, CutPlans plan) {
    Set<String> names = sliced.stream().map(Layer::name).collect(Collectors.toSet());
    Set<String> inner =
        sliced.stream().map(Layer::name).limit(sliced.size() - 1).collect(Collectors.toSet());
    return plan.cuts().stream().noneMatch(cut -> names.contains(cut.lastVertex()))
        && plan.layers().stream()
            .filter(layer -> !names.contains(layer.name()))
            .allMatch(layer -> layer.inputs().stream().noneMatch(inner::contains));
  }

  static long largestBytes(List<Layer> layers, Map<String, LayerShape> shapes) {
    return layers.stream()
        .mapToLong(layer -> (long) Float.BYTES * shapes.get(layer.name()).elements())
        .max()
        .orElse(0);
  }

  public int imagesOfASlice() {
    return (int) Math.max(1, SLICE_BYTES / largestBytes);
  }
}
