package org.murmuration.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** Shapes of what moves a window over an image: {@code [n, channels, height, width]}. */
final class WindowRules {
  private static final int FIRST_PLACE = 2;

  private WindowRules() {}

  /** Weights are {@code [outputs, inputs of a group, height, width]}. */
  static List<Known> convolution(Step step) {
    List<Extent> weights = step.sizes(1);
    List<Long> window =
        step.attributes()
            .integers("kernel_shape")
            .orElseGet(
                () ->
                    weights.subList(FIRST_PLACE, weights.size()).stream()
                        .map(Extent::count)
                        .toList());
    return List.of(moved(step, weights.get(0), window));
  }

  static List<Known> pool(Step step) {
    List<Long> window = step.attributes().integers("kernel_shape").orElseThrow();
    return List.of(moved(step, step.sizes(0).get(1), window));
  }

  static List<Known> globalPool(Step step) {
    List<Extent> sizes = new ArrayList<>(step.sizes(0));
    Collections.fill(sizes.subList(FIRST_PLACE, sizes.size()), Extent.ONE);
    return List.of(step.input(0).withSizes(sizes, 1));
  }

  private static Known moved(Step step, Extent channels, List<Long> window) {
    List<Extent> before = step.sizes(0);
    List<Extent> after = new ArrayList<>(List.of(before.get(0), channels));
    for (int i = 0; i < window.size(); i++) {
      after.add(positions(step, before.get(FIRST_PLACE + i), i, window.get(i)));
    }
    return step.input(0).withSizes(after, 1);
  }

  private static Extent positions(Step step, Extent length, int place, long window) {
    if (!length.isConstant()) {
      return Extent.UNKNOWN;
    }
    int places = step.sizes(0).size() - FIRST_PLACE;
    long stride = at(step, "strides", places, place, 1);
    long span = (window - 1) * at(step, "dilations", places, place, 1) + 1;
    String padding = step.attributes().text("auto_pad", "NOTSET");
    if (padding.startsWith("SAME")) {
      return Extent.of(roundedUp(length.count(), stride));
    }
    boolean valid = padding.equals("VALID");
    long begin = valid ? 0 : at(step, "pads", 2 * places, place, 0);
    long end = valid ? 0 : at(step, "pads", 2 * places, places + place, 0);
    return positions(step, length.count() + begin + end - span, length.count() + begin, stride);
  }

  /** A window that begins in the padding at the end is none, where sizes are rounded up. */
  private static Extent positions(Step step, long room, long paddedBegin, long stride) {
    boolean up = step.attributes().integer("ceil_mode", 0) == 1;
    long steps = up ? roundedUp(room, stride) : Math.floorDiv(room, stride);
    boolean begins = !up || steps * stride < paddedBegin;
    long positions = begins ? steps + 1 : steps;
    return positions < 1 ? Extent.UNKNOWN : Extent.of(positions);
  }

  private static long roundedUp(long room, long stride) {
    return -Math.floorDiv(-room, stride);
  }

  private static long at(Step step, String name, int count, int place, long otherwise) {
    return step.attributes()
        .integers(name)
        .filter(values -> values.size() == count)
        .map(values -> values.get(place))
        .orElse(otherwise);
  }

  /** {@code [n, c, h, w]} to {@code [n, c / b², h b, w b]}. */
  static List<Known> depthToSpace(Step step) {
    return rearranged(step, (channels, block) -> channels.over(block.times(block)), Extent::times);
  }

  /** The other way round. */
  static List<Known> spaceToDepth(Step step) {
    return rearranged(step, (channels, block) -> channels.times(block.times(block)), Extent::over);
  }

  private static List<Known> rearranged(
      Step step, BinaryOperator<Extent> channels, BinaryOperator<Extent> side) {
    Extent block = Extent.of(step.attributes().integer("blocksize", 0));
    List<Extent> sizes = step.sizes(0);
    return List.of(
        step.input(0)
            .withSizes(
                List.of(
                    sizes.get(0),
                    channels.apply(sizes.get(1), block),
                    side.apply(sizes.get(2), block),
                    side.apply(sizes.get(3), block)),
                1));
  }

  /** {@code [before 0, before 1, ..., after 0, after 1, ...]}. */
  static List<Known> pad(Step step) {
    List<Long> pads = step.integers("pads", 1).orElseThrow();
    List<Extent> sizes = step.sizes(0);
    List<Extent> padded =
        IntStream.range(0, sizes.size())
            .mapToObj(
                axis -> grown(sizes.get(axis), pads.get(axis) + pads.get(sizes.size() + axis)))
            .toList();
    return List.of(step.input(0).withSizes(padded, step.input(0).channelAxis()));
  }

  private static Extent grown(Extent size, long by) {
    return by == 0 ? size : size.plus(Extent.of(by));
  }
}
