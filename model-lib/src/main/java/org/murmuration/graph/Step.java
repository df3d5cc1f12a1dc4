package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node and what is known of what it reads.
 *
 * @param opset of ONNX's own operators
 */
record Step(NodeProto node, List<Known> inputs, long opset) {
  Attributes attributes() {
    return new Attributes(node);
  }

  Known input(int index) {
    return index < inputs.size() ? inputs.get(index) : Known.NOTHING;
  }

  List<Extent> sizes(int input) {
    return input(input).sizes().orElseThrow();
  }

  /** Constant integers that are an attribute in older operator sets and an input in newer ones. */
  Optional<List<Long>> integers(String attribute, int input) {
    Optional<List<Long>> said = attributes().integers(attribute);
    return said.isPresent() ? said : constants(input);
  }

  /** An input's numbers, where all are constant. */
  Optional<List<Long>> constants(int input) {
    return input(input)
        .numbers()
        .filter(numbers -> numbers.stream().allMatch(Extent::isConstant))
        .map(numbers -> numbers.stream().map(Extent::count).toList());
  }

  /** An axis that may count from the end. */
  static int axis(long axis, int axes) {
    return Math.toIntExact(axis < 0 ? axis + axes : axis);
  }

  static List<Extent> with(List<Extent> sizes, int axis, Extent size) {
    List<Extent> others = new ArrayList<>(sizes);
    others.set(axis, size);
    return others;
  }
}
