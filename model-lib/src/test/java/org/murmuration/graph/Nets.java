package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small networks as exporters write them, with seeded weights. */
final class Nets {
  private static final int SIDE = 16;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("net");
  private final Random random = new Random(20261201);
  private int count;

  private Nets(long batch) {
    graph.addInput(input("images", batch, 3, SIDE, SIDE));
  }

  static ValueInfoProto input(String name, long... sizes) {
    ValueInfoProto.Builder input = ValueInfoProto.newBuilder().setName(name);
    var tensor = input.getTypeBuilder().getTensorTypeBuilder().setElemType(ElementType.FLOAT);
    for (long size : sizes) {
      var axis = tensor.getShapeBuilder().addDimBuilder();
      if (size > 0) {
        axis.setDimValue(size);
      } else {
        axis.setDimParam("open");
      }
    }
    return input.build();
  }

  private String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String name = operator.toLowerCase(java.util.Locale.ROOT) + count++;
    graph.addNode(
        NodeProto.newBuilder()
            .setName(name)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(Arrays.asList(attributes)));
    return name;
  }

  private String weights(float scale, float shift, long... sizes) {
    int elements = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    ByteBuffer raw = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      raw.putFloat(shift + scale * (random.nextFloat() * 2 - 1));
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("w" + count++)
            .setDataType(ElementType.FLOAT)
            .setRawData(ByteString.copyFrom(raw.rewind()));
    Arrays.stream(sizes).forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  private String numbers(long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("n" + count++)
            .setDataType(ElementType.INT64)
            .addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  private String number(long value) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("n" + count++)
            .setDataType(ElementType.INT64)
            .addInt64Data(value);
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static AttributeProto integers(String name, Long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(Arrays.asList(values))
        .build();
  }

  private String convolution(String in, int from, int to, int window, int stride, int groups) {
    long padding = window / 2;
    return node(
        "Conv",
        List.of(in, weights(0.3f, 0, to, from / groups, window, window), weights(0.1f, 0, to)),
        integers("kernel_shape", (long) window, (long) window),
        integers("strides", (long) stride, (long) stride),
        integers("pads", padding, padding, padding, padding),
        integer("group", groups));
  }

  private String normalised(String in, int channels) {
    return node(
        "BatchNormalization",
        List.of(
            in,
            weights(0.2f, 1, channels),
            weights(0.2f, 0, channels),
            weights(0.2f, 0, channels),
            weights(0.2f, 1, channels)));
  }

  private ModelProto model(String... outputs) {
    Stream.of(outputs).forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build();
  }

  /** Convolutions, a pool, a dense layer. */
  static ModelProto small(long batch) {
    Nets net = new Nets(batch);
    String a = net.node("Relu", List.of(net.convolution("images", 3, 8, 3, 1, 1)));
    String b =
        net.node(
            "MaxPool", List.of(a), integers("kernel_shape", 2L, 2L), integers("strides", 2L, 2L));
    String c = net.node("Relu", List.of(net.convolution(b, 8, 12, 3, 2, 1)));
    String pooled = net.node("GlobalAveragePool", List.of(c));
    String flat = net.node("Flatten", List.of(pooled), integer("axis", 1));
    String dense =
        net.node(
            "Gemm",
            List.of(flat, net.weights(0.5f, 0, 5, 12), net.weights(0.1f, 0, 5)),
            integer("transB", 1));
    return net.model(net.node("Softmax", List.of(dense), integer("axis", 1)));
  }

  /** Residual blocks with batch normalisation. */
  static ModelProto residual(long batch) {
    Nets net = new Nets(batch);
    String stem =
        net.node("Relu", List.of(net.normalised(net.convolution("images", 3, 8, 3, 2, 1), 8)));
    String one = net.node("Relu", List.of(net.normalised(net.convolution(stem, 8, 8, 3, 1, 1), 8)));
    String two = net.normalised(net.convolution(one, 8, 8, 3, 1, 1), 8);
    String sum = net.node("Relu", List.of(net.node("Add", List.of(two, stem))));
    String pooled =
        net.node("ReduceMean", List.of(sum), integers("axes", 2L, 3L), integer("keepdims", 0));
    return net.model(net.node("MatMul", List.of(pooled, net.weights(0.5f, 0, 8, 4))));
  }

  /** Depthwise convolutions, hard swish, squeeze and excitation, a convolution as head. */
  static ModelProto mobile(long batch) {
    Nets net = new Nets(batch);
    String stem = net.node("HardSwish", List.of(net.convolution("images", 3, 8, 3, 2, 1)));
    String deep = net.node("HardSwish", List.of(net.convolution(stem, 8, 8, 5, 1, 8)));
    String squeezed = net.node("GlobalAveragePool", List.of(deep));
    String gate = net.node("HardSigmoid", List.of(net.convolution(squeezed, 8, 8, 1, 1, 1)));
    String gated = net.node("Mul", List.of(deep, gate));
    String pooled = net.node("GlobalAveragePool", List.of(gated));
    String head = net.convolution(pooled, 8, 6, 1, 1, 1);
    return net.model(net.node("Flatten", List.of(head), integer("axis", 1)));
  }

  /** Two blocks of attention behind a class token that is made as large as the batch. */
  static ModelProto transformer(long batch, boolean classifies) {
    Nets net = new Nets(batch);
    String patches =
        net.node(
            "Conv",
            List.of("images", net.weights(0.2f, 0, 8, 3, 4, 4)),
            integers("kernel_shape", 4L, 4L),
            integers("strides", 4L, 4L));
    String flat = net.node("Reshape", List.of(patches, net.numbers(0, 8, -1)));
    String tokens = net.node("Transpose", List.of(flat), integers("perm", 0L, 2L, 1L));
    String shape = net.node("Shape", List.of(patches));
    String images = net.node("Gather", List.of(shape, net.numbers(0)), integer("axis", 0));
    String sizes = net.node("Concat", List.of(images, net.numbers(1, 8)), integer("axis", 0));
    String token = net.node("Expand", List.of(net.weights(1, 0, 1, 1, 8), sizes));
    String all = net.node("Concat", List.of(token, tokens), integer("axis", 1));
    String x = net.node("Add", List.of(all, net.weights(0.1f, 0, 1, 17, 8)));
    x = net.block(net.block(x));
    String last =
        net.node(
            "LayerNormalization",
            List.of(x, net.weights(0.1f, 1, 8), net.weights(0.1f, 0, 8)),
            integer("axis", -1));
    String first = net.node("Gather", List.of(last, net.number(0)), integer("axis", 1));
    return classifies
        ? net.model(
            net.node("Gemm", List.of(first, net.weights(0.5f, 0, 8, 5), net.weights(0.1f, 0, 5))))
        : net.model(net.node("MatMul", List.of(first, net.weights(0.5f, 0, 8, 4))), last);
  }

  private String block(String in) {
    String x =
        node(
            "LayerNormalization",
            List.of(in, weights(0.1f, 1, 8), weights(0.1f, 0, 8)),
            integer("axis", -1));
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String projected = node("MatMul", List.of(x, weights(0.4f, 0, 8, 8)));
      String heads = node("Reshape", List.of(projected, numbers(0, 0, 2, 4)));
      parts.add(
          node(
              "Transpose",
              List.of(heads),
              integers("perm", 0L, 2L, i == 1 ? 3L : 1L, i == 1 ? 1L : 3L)));
    }
    String scores =
        node("Softmax", List.of(node("MatMul", parts.subList(0, 2))), integer("axis", -1));
    String mixed =
        node(
            "Transpose",
            List.of(node("MatMul", List.of(scores, parts.get(2)))),
            integers("perm", 0L, 2L, 1L, 3L));
    String joined = node("Reshape", List.of(mixed, numbers(0, 0, 8)));
    String sum = node("Add", List.of(in, node("MatMul", List.of(joined, weights(0.4f, 0, 8, 8)))));
    String wide = node("MatMul", List.of(sum, weights(0.4f, 0, 8, 16)));
    String active = node("Mul", List.of(wide, node("Sigmoid", List.of(wide))));
    return node("Add", List.of(sum, node("MatMul", List.of(active, weights(0.4f, 0, 16, 8)))));
  }

  static GraphModel read(ModelProto model) throws IOException {
    return GraphModel.read(
        new ByteArrayInputStream(model.toByteArray()), Beside.NOTHING, "net.onnx");
  }
}
