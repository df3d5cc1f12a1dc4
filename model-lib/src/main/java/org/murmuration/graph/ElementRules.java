package org.murmuration.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** Shapes of what computes element by element. */
final class ElementRules {
  /** Masks, positions and statistics beside what an operator is used for. */
  private static final Known BESIDE = Known.NOTHING.withType(ElementType.INT64);

  private ElementRules() {}

  /** The same shape as the first input; what is given besides is of no use. */
  static List<Known> same(Step step) {
    return List.of(step.input(0).withNumbers(Optional.empty()), BESIDE);
  }

  static List<Known> identity(Step step) {
    return List.of(step.input(0));
  }

  /** Statistics of the images, or positions in them: no activations. */
  static List<Known> beside(Step step) {
    return List.of(BESIDE);
  }

  static List<Known> cast(Step step) {
    return List.of(step.input(0).withType(Math.toIntExact(step.attributes().integer("to", 0))));
  }

  static List<Known> comparison(Step step) {
    return List.of(broadcast(step.inputs()).withType(ElementType.BOOL));
  }

  /** Numbers are equal, or are not; of the others that is not known. */
  static List<Known> equality(Step step) {
    Known equal = comparison(step).get(0);
    return List.of(
        equal.withNumbers(numbers(step, 0, 1, (a, b) -> Extent.of(a.equals(b) ? 1 : 0))));
  }

  /** The condition comes first. */
  static List<Known> where(Step step) {
    Known either = broadcast(step.inputs()).withType(step.input(1).type());
    Optional<List<Extent>> chosen =
        step.constants(0)
            .filter(
                conditions ->
                    has(step.input(1), conditions.size()) && has(step.input(2), conditions.size()))
            .map(
                conditions ->
                    IntStream.range(0, conditions.size())
                        .mapToObj(i -> at(step.input(conditions.get(i) == 1 ? 1 : 2), i))
                        .toList());
    return List.of(either.withNumbers(chosen));
  }

  static ShapeRule arithmetic(BinaryOperator<Extent> operator) {
    return step -> List.of(broadcast(step.inputs()).withNumbers(numbers(step, 0, 1, operator)));
  }

  static List<Known> together(Step step) {
    return List.of(broadcast(step.inputs()));
  }

  private static Optional<List<Extent>> numbers(
      Step step, int first, int second, BinaryOperator<Extent> operator) {
    Known one = step.input(first);
    Known other = step.input(second);
    int count = Math.max(count(one), count(other));
    return count > 0 && has(one, count) && has(other, count)
        ? Optional.of(
            IntStream.range(0, count)
                .mapToObj(i -> operator.apply(at(one, i), at(other, i)))
                .toList())
        : Optional.empty();
  }

  private static int count(Known known) {
    return known.numbers().map(List::size).orElse(0);
  }

  private static boolean has(Known known, int count) {
    return count(known) == count || count(known) == 1;
  }

  /** One number stands for as many as are wanted. */
  private static Extent at(Known known, int index) {
    List<Extent> numbers = known.numbers().orElseThrow();
    return numbers.get(Math.min(index, numbers.size() - 1));
  }

  private static Known broadcast(List<Known> inputs) {
    Known result = inputs.get(0);
    for (Known other : inputs.subList(1, inputs.size())) {
      result = broadcast(result, other);
    }
    return result;
  }

  private static Known broadcast(Known one, Known other) {
    Known wider = one.axes() >= other.axes() ? one : other;
    int channels =
        one.axes() == other.axes()
            ? Math.max(one.channelAxis(), other.channelAxis())
            : wider.channelAxis();
    if (one.sizes().isEmpty() || other.sizes().isEmpty()) {
      return one.withoutSizes();
    }
    return one.withSizes(
        broadcast(one.sizes().orElseThrow(), other.sizes().orElseThrow()), channels);
  }

  /** Axes are aligned at the last; one of size 1 stands for as many as are wanted. */
  static List<Extent> broadcast(List<Extent> one, List<Extent> other) {
    int axes = Math.max(one.size(), other.size());
    List<Extent> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      sizes.add(broadcast(fromEnd(one, axes - axis), fromEnd(other, axes - axis)));
    }
    return sizes;
  }

  private static Extent fromEnd(List<Extent> sizes, int back) {
    return back > sizes.size() ? Extent.ONE : sizes.get(sizes.size() - back);
  }

  private static Extent broadcast(Extent one, Extent other) {
    if (one.is(1)) {
      return other;
    }
    return other.is(1) || one.equals(other) ? one : Extent.UNKNOWN;
  }
}
