package org.murmuration.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Shapes of what multiplies matrices, and of what gives the same numbers other axes. */
final class AxisRules {
  private AxisRules() {}

  /** {@code [m, k] [k, n]}, each perhaps the other way round. */
  static List<Known> gemm(Step step) {
    int rows = step.attributes().integer("transA", 0) == 0 ? 0 : 1;
    int columns = step.attributes().integer("transB", 0) == 0 ? 1 : 0;
    return List.of(
        step.input(0).withSizes(List.of(step.sizes(0).get(rows), step.sizes(1).get(columns)), 1));
  }

  /** {@code [..., m, k] [..., k, n]}. */
  static List<Known> matMul(Step step) {
    List<Extent> left = step.sizes(0);
    List<Extent> right = step.sizes(1);
    List<Extent> sizes =
        new ArrayList<>(
            ElementRules.broadcast(
                left.subList(0, left.size() - 2), right.subList(0, right.size() - 2)));
    sizes.add(left.get(left.size() - 2));
    sizes.add(right.get(right.size() - 1));
    boolean keeps = right.size() == 2 && step.input(0).channelAxis() == left.size() - 1;
    return List.of(step.input(0).withSizes(sizes, keeps ? sizes.size() - 1 : -1));
  }

  static List<Known> transpose(Step step) {
    int axes = step.input(0).axes();
    List<Long> order =
        step.attributes()
            .integers("perm")
            .orElseGet(
                () -> IntStream.range(0, axes).mapToObj(axis -> (long) axes - 1 - axis).toList());
    List<Extent> sizes =
        order.stream().map(axis -> step.sizes(0).get(Math.toIntExact(axis))).toList();
    int channels = order.indexOf((long) step.input(0).channelAxis());
    return List.of(step.input(0).withSizes(sizes, channels));
  }

  static List<Known> flatten(Step step) {
    List<Extent> sizes = step.sizes(0);
    int axis = Step.axis(step.attributes().integer("axis", 1), sizes.size());
    return List.of(
        step.input(0)
            .withSizes(
                List.of(
                    product(sizes.subList(0, axis)), product(sizes.subList(axis, sizes.size()))),
                1));
  }

  private static Extent product(List<Extent> sizes) {
    return sizes.stream().reduce(Extent.ONE, Extent::times);
  }

  static List<Known> reshape(Step step) {
    Known input = step.input(0);
    List<Extent> asked = step.input(1).numbers().orElseThrow();
    boolean copies = step.attributes().integer("allowzero", 0) == 0;
    List<Extent> sizes = new ArrayList<>();
    for (int axis = 0; axis < asked.size(); axis++) {
      boolean copied = copies && asked.get(axis).is(0);
      sizes.add(copied ? step.sizes(0).get(axis) : asked.get(axis));
    }
    int open = sizes.indexOf(Extent.of(-1));
    if (open >= 0) {
      sizes.set(open, Extent.ONE);
      sizes.set(open, input.elements().over(product(sizes)));
    }
    boolean fits = product(sizes).equals(input.elements());
    Known shaped = input.withSizes(sizes, channelsAfter(input, sizes));
    return List.of(fits ? shaped.withNumbers(input.numbers()) : input.withoutSizes());
  }

  /** Where the channels are when axes are split or joined: where their count stays in its place. */
  private static int channelsAfter(Known input, List<Extent> after) {
    List<Extent> before = input.sizes().orElseThrow();
    int channels = input.channelAxis();
    if (channels == 1 && after.size() > 2 && after.get(1).equals(before.get(1))) {
      return 1;
    }
    boolean lastStays = last(before, 1).equals(last(after, 1));
    if (channels == before.size() - 1 && lastStays) {
      return after.size() - 1;
    }
    if (channels >= 0 || before.size() < 5 || after.size() != 4) {
      return -1;
    }
    boolean placesStay = lastStays && last(before, 2).equals(last(after, 2));
    return placesStay ? 1 : lastStays ? 3 : -1;
  }

  private static Extent last(List<Extent> sizes, int back) {
    return sizes.get(sizes.size() - back);
  }

  static List<Known> squeeze(Step step) {
    Known input = step.input(0);
    List<Long> none =
        IntStream.range(0, input.axes())
            .filter(axis -> step.sizes(0).get(axis).is(1))
            .mapToObj(axis -> (long) axis)
            .toList();
    List<Long> axes = step.integers("axes", 1).orElse(none);
    return List.of(without(input, axes).withNumbers(input.numbers()));
  }

  private static Known without(Known input, List<Long> axes) {
    List<Extent> sizes = new ArrayList<>(input.sizes().orElseThrow());
    int channels = input.channelAxis();
    TreeSet<Integer> gone = new TreeSet<>();
    axes.forEach(axis -> gone.add(Step.axis(axis, input.axes())));
    for (int axis : gone.descendingSet()) {
      sizes.remove(axis);
      channels = axis == input.channelAxis() ? -1 : axis < channels ? channels - 1 : channels;
    }
    return input.withSizes(sizes, channels);
  }

  static List<Known> unsqueeze(Step step) {
    Known input = step.input(0);
    List<Long> axes = step.integers("axes", 1).orElseThrow();
    List<Extent> sizes = new ArrayList<>(step.sizes(0));
    int channels = input.channelAxis();
    TreeSet<Integer> added = new TreeSet<>();
    axes.forEach(axis -> added.add(Step.axis(axis, input.axes() + axes.size())));
    for (int axis : added) {
      sizes.add(axis, Extent.ONE);
      channels = axis <= channels ? channels + 1 : channels;
    }
    return List.of(input.withSizes(sizes, channels).withNumbers(input.numbers()));
  }

  /** Means, sums, maxima over axes. */
  static List<Known> reduce(Step step) {
    Known input = step.input(0);
    List<Long> all = IntStream.range(0, input.axes()).mapToObj(axis -> (long) axis).toList();
    boolean none = step.attributes().integer("noop_with_empty_axes", 0) == 1;
    boolean given = step.node().getInputCount() > 1 && !step.node().getInput(1).isEmpty();
    List<Long> axes =
        given && !step.attributes().has("axes")
            ? step.constants(1).orElseThrow()
            : step.attributes().integers("axes").orElse(none ? List.of() : all);
    if (step.attributes().integer("keepdims", 1) == 0) {
      return List.of(without(input, axes));
    }
    List<Extent> sizes = new ArrayList<>(step.sizes(0));
    axes.forEach(axis -> sizes.set(Step.axis(axis, sizes.size()), Extent.ONE));
    return List.of(input.withSizes(sizes, input.channelAxis()));
  }
}
