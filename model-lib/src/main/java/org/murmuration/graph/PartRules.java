package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shapes of what takes parts of tensors or puts them together, and shapes as numbers. */
final class PartRules {
  private PartRules() {}

  static List<Known> shape(Step step) {
    List<Extent> sizes = step.sizes(0);
    int begin = place(step.attributes().integer("start", 0), sizes.size());
    int end = place(step.attributes().integer("end", sizes.size()), sizes.size());
    return List.of(Known.numbers(sizes.subList(begin, Math.max(begin, end)), false));
  }

  private static int place(long place, int count) {
    return Math.toIntExact(Math.max(0, Math.min(place < 0 ? place + count : place, count)));
  }

  static List<Known> constant(Step step) {
    return step.node().getAttributeList().stream()
        .map(PartRules::constant)
        .flatMap(Optional::stream)
        .findFirst()
        .map(List::of)
        .orElse(List.of(Known.NOTHING));
  }

  private static Optional<Known> constant(AttributeProto attribute) {
    return switch (attribute.getName()) {
      case "value" -> Optional.of(constant(attribute.getT()));
      case "value_int" -> Optional.of(Known.numbers(List.of(Extent.of(attribute.getI())), true));
      case "value_ints" ->
          Optional.of(
              Known.numbers(attribute.getIntsList().stream().map(Extent::of).toList(), false));
      case "value_float" -> Optional.of(Known.of(ElementType.FLOAT, List.of(), -1));
      case "value_floats" ->
          Optional.of(
              Known.of(ElementType.FLOAT, List.of(Extent.of(attribute.getFloatsCount())), -1));
      default -> Optional.empty();
    };
  }

  static Known constant(TensorProto tensor) {
    List<Extent> sizes = tensor.getDimsList().stream().map(Extent::of).toList();
    Optional<List<Extent>> numbers =
        sizes.size() > 1
            ? Optional.empty()
            : new TensorData(tensor).integers().map(all -> all.stream().map(Extent::of).toList());
    return Known.of(tensor.getDataType(), sizes, -1).withNumbers(numbers);
  }

  /** Many times one number, 0 unless another is said. */
  static List<Known> constantOfShape(Step step) {
    List<Extent> sizes = step.input(0).numbers().orElseThrow();
    Optional<TensorProto> value = step.attributes().named("value").map(AttributeProto::getT);
    int type = value.map(TensorProto::getDataType).orElse(ElementType.FLOAT);
    Optional<Long> number =
        value.flatMap(tensor -> new TensorData(tensor).integers()).map(all -> all.get(0));
    boolean isList = sizes.size() == 1 && sizes.get(0).isConstant() && sizes.get(0).count() < 16;
    Known many = Known.of(type, sizes, -1);
    return List.of(
        isList
            ? many.withNumbers(number.map(one -> times(one, (int) sizes.get(0).count())))
            : many);
  }

  private static List<Extent> times(long number, int count) {
    return Collections.nCopies(count, Extent.of(number));
  }

  static List<Known> expand(Step step) {
    Known input = step.input(0);
    List<Extent> sizes =
        ElementRules.broadcast(step.sizes(0), step.input(1).numbers().orElseThrow());
    return List.of(input.withSizes(sizes, sizes.size() == input.axes() ? input.channelAxis() : -1));
  }

  static List<Known> tile(Step step) {
    List<Extent> repeats = step.input(1).numbers().orElseThrow();
    List<Extent> sizes = step.sizes(0);
    return List.of(
        step.input(0)
            .withSizes(
                IntStream.range(0, sizes.size())
                    .mapToObj(axis -> sizes.get(axis).times(repeats.get(axis)))
                    .toList(),
                step.input(0).channelAxis()));
  }

  static List<Known> gather(Step step) {
    Known data = step.input(0);
    List<Extent> indexes = step.sizes(1);
    int axis = Step.axis(step.attributes().integer("axis", 0), data.axes());
    List<Extent> sizes = new ArrayList<>(step.sizes(0));
    sizes.remove(axis);
    sizes.addAll(axis, indexes);
    int channels = data.channelAxis();
    int moved = axis < channels ? channels + indexes.size() - 1 : channels;
    Known part = data.withSizes(sizes, axis == channels && indexes.size() != 1 ? -1 : moved);
    return List.of(part.withNumbers(picked(step, data)));
  }

  private static Optional<List<Extent>> picked(Step step, Known data) {
    return data.numbers()
        .flatMap(
            numbers ->
                step.constants(1)
                    .map(
                        places ->
                            places.stream()
                                .map(place -> numbers.get(Step.axis(place, numbers.size())))
                                .toList()));
  }

  static List<Known> concat(Step step) {
    List<Extent> sizes = step.sizes(0);
    int axis = Step.axis(step.attributes().integer("axis", 0), sizes.size());
    for (int i = 1; i < step.inputs().size(); i++) {
      sizes = joined(sizes, step.sizes(i), axis);
    }
    int channels = step.inputs().stream().mapToInt(Known::channelAxis).max().orElse(-1);
    return List.of(step.input(0).withSizes(sizes, channels).withNumbers(joined(step.inputs())));
  }

  private static List<Extent> joined(List<Extent> one, List<Extent> other, int axis) {
    List<Extent> sizes = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      Extent same = one.get(i).equals(other.get(i)) ? one.get(i) : Extent.UNKNOWN;
      sizes.add(i == axis ? one.get(i).plus(other.get(i)) : same);
    }
    return sizes;
  }

  private static Optional<List<Extent>> joined(List<Known> parts) {
    return parts.stream().allMatch(part -> part.numbers().isPresent() && part.axes() == 1)
        ? Optional.of(
            parts.stream().flatMap(part -> part.numbers().orElseThrow().stream()).toList())
        : Optional.empty();
  }

  /** From a place to another, for each of some axes. */
  static List<Known> slice(Step step) {
    Known input = step.input(0);
    List<Long> begins = step.integers("starts", 1).orElseThrow();
    List<Long> ends = step.integers("ends", 2).orElseThrow();
    List<Long> all = IntStream.range(0, begins.size()).mapToObj(axis -> (long) axis).toList();
    List<Long> axes = step.integers("axes", 3).orElse(all);
    List<Long> strides = step.constants(4).orElse(Collections.nCopies(begins.size(), 1L));
    List<Extent> sizes = step.sizes(0);
    for (int i = 0; i < axes.size(); i++) {
      int axis = Step.axis(axes.get(i), sizes.size());
      Extent part = part(sizes.get(axis), begins.get(i), ends.get(i), strides.get(i));
      sizes = Step.with(sizes, axis, part);
    }
    Known sliced = input.withSizes(sizes, input.channelAxis());
    boolean list = input.axes() == 1 && axes.size() == 1 && strides.get(0) == 1;
    return List.of(
        list
            ? sliced.withNumbers(
                input.numbers().map(numbers -> part(numbers, begins.get(0), ends.get(0))))
            : sliced);
  }

  private static List<Extent> part(List<Extent> numbers, long begin, long end) {
    int first = place(begin, numbers.size());
    return numbers.subList(first, Math.max(first, place(end, numbers.size())));
  }

  private static Extent part(Extent size, long begin, long end, long stride) {
    if (begin == 0 && end >= Integer.MAX_VALUE && stride == 1) {
      return size;
    }
    if (!size.isConstant() || stride < 1) {
      return Extent.UNKNOWN;
    }
    int count = Math.toIntExact(size.count());
    return Extent.of(-Math.floorDiv(-Math.max(0, place(end, count) - place(begin, count)), stride));
  }

  static List<Known> split(Step step) {
    Known input = step.input(0);
    int axis = Step.axis(step.attributes().integer("axis", 0), input.axes());
    int parts = step.node().getOutputCount();
    Extent size = step.sizes(0).get(axis);
    List<Extent> lengths =
        step.integers("split", 1)
            .map(all -> all.stream().map(Extent::of).toList())
            .orElseGet(() -> Collections.nCopies(parts, size.over(Extent.of(parts))));
    return lengths.stream()
        .map(length -> input.withSizes(Step.with(step.sizes(0), axis, length), input.channelAxis()))
        .toList();
  }
}
