package org.murmuration.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;

/** Adds nodes to a graph. A node has the name of the one value that it gives. */
record NodeList(GraphProto.Builder graph) {
  /** Returns the value's name. */
  String add(String name, String operator, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(name)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(Arrays.asList(attributes)));
    return name;
  }

  /** Makes {@code [n, channels, height, width]} a vector in (height, width, channel) order. */
  String addFlatten(String name, String image) {
    String channelsLast =
        add(name + "/channels_last", "Transpose", List.of(image), integers("perm", 0, 2, 3, 1));
    return add(name, "Flatten", List.of(channelsLast), integer("axis", 1));
  }

  /** Makes {@code [n, channels, height, width]} {@code [n, channels]}. */
  String addAverage(String name, String image) {
    String pixel = add(name + "/mean", "GlobalAveragePool", List.of(image));
    return add(name, "Flatten", List.of(pixel), integer("axis", 1));
  }

  /** A vector of a few numbers. Returns its name. */
  String addFloats(String name, List<Float> values) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.FLOAT.getNumber())
            .addDims(values.size())
            .addAllFloatData(values));
    return name;
  }

  String addIndexes(String name, List<Long> values) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addDims(values.size())
            .addAllInt64Data(values));
    return name;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }
}
