package org.murmuration.graph;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.Pooling;

/**
 * Shape of what a tensor holds of one image.
 *
 * @param sizes of its axes, without that of the batch; empty if that is not known
 * @param channelAxis the one of them whose elements are the channels of a place
 */
public record TensorShape(List<Integer> sizes, int channelAxis) {
  /** As float32 they are 1 GiB for one image. */
  private static final double MOST_ELEMENTS = 1 << 28;

  static final TensorShape UNKNOWN = new TensorShape(List.of(), 0);

  public TensorShape {
    sizes = List.copyOf(sizes);
  }

  /** Of a tensor with a batch's axis in front of the others. */
  static TensorShape of(List<Long> sizes, int channelAxis) {
    int axes = sizes.size();
    boolean possible = axes >= 2 && axes <= 4 && isSane(sizes.subList(1, axes));
    int channels = channelAxis > 0 && channelAxis < axes ? channelAxis : axes - 1;
    return possible
        ? new TensorShape(sizes.stream().skip(1).map(Math::toIntExact).toList(), channels - 1)
        : UNKNOWN;
  }

  private static boolean isSane(List<Long> sizes) {
    double elements = sizes.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
    return sizes.stream().allMatch(size -> size > 0) && elements < MOST_ELEMENTS;
  }

  @JsonIgnore
  public boolean isKnown() {
    return !sizes.isEmpty();
  }

  int channels() {
    return sizes.get(channelAxis);
  }

  int elements() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /** Floats that pooling makes of it. */
  int width(Pooling pooling) {
    return sizes.size() == 1 || pooling == Pooling.FLATTEN ? elements() : channels();
  }

  /** As layers of known families have it; tokens stand in a column. */
  LayerShape layerShape() {
    return switch (sizes.size()) {
      case 1 -> new LayerShape(1, 1, channels(), false);
      case 2 -> LayerShape.image(elements() / channels(), 1, channels());
      default -> LayerShape.image(sizes.get(channelAxis == 0 ? 1 : 0), columns(), channels());
    };
  }

  private int columns() {
    return sizes.get(channelAxis == 0 ? 2 : 1);
  }
}
