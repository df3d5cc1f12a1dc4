package org.murmuration.onnxruntime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.Random;

/** Builds small ONNX graphs with drawn weights. */
final class OnnxGraph {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private final Random random = new Random(1);

  /** Dimensions of 0 are open. */
  OnnxGraph input(String name, long... shape) {
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
    Arrays.stream(shape).forEach(size -> addDimension(tensor, size));
    graph.addInput(
        ValueInfoProto.newBuilder()
            .setName(name)
            .setType(TypeProto.newBuilder().setTensorType(tensor)));
    return this;
  }

  private static void addDimension(TypeProto.Tensor.Builder tensor, long size) {
    if (size == 0) {
      tensor.getShapeBuilder().addDimBuilder().setDimParam("n");
    } else {
      tensor.getShapeBuilder().addDimBuilder().setDimValue(size);
    }
  }

  /** Weights that are drawn. */
  OnnxGraph weights(String name, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
    long elements = 1;
    for (long size : shape) {
      tensor.addDims(size);
      elements *= size;
    }
    for (long i = 0; i < elements; i++) {
      tensor.addFloatData((float) random.nextGaussian() / 4);
    }
    graph.addInitializer(tensor);
    return this;
  }

  OnnxGraph integers(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    graph.addInitializer(tensor);
    return this;
  }

  OnnxGraph node(String operator, String inputs, String output, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(Arrays.asList(inputs.split(" ", -1)))
            .addOutput(output)
            .addAllAttribute(Arrays.asList(attributes)));
    return this;
  }

  static AttributeProto attribute(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto axis(long value) {
    return AttributeProto.newBuilder()
        .setName("axis")
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  byte[] bytes(String... outputs) {
    for (String output : outputs) {
      graph.addOutput(ValueInfoProto.newBuilder().setName(output));
    }
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}
