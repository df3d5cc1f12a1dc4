package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;

/** Puts pooling and a head behind a graph that is cut, with operators that all its sets know. */
final class Joining {
  private static final String OURS = "murmuration";
  private static final String OUTPUT = "probabilities";

  private final ModelProto.Builder model;
  private final GraphProto.Builder graph;

  /** What our names begin with, and no others: a network may have been joined before. */
  private final String ours;

  private Joining(GraphPrefix prefix) {
    this.model = prefix.model().toBuilder();
    this.ours = unlikeAny(prefix.model().getGraph());
    this.graph = model.getGraphBuilder().clearOutput();
  }

  private static String unlikeAny(GraphProto graph) {
    Set<String> names = GraphNames.constants(graph);
    graph.getNodeList().forEach(node -> names.addAll(node.getOutputList()));
    graph.getInputList().forEach(input -> names.add(input.getName()));
    return Stream.iterate(1, count -> count + 1)
        .map(count -> count == 1 ? OURS + "/" : OURS + count + "/")
        .filter(begin -> names.stream().noneMatch(name -> name.startsWith(begin)))
        .findFirst()
        .orElseThrow();
  }

  static JoinedGraph of(
      GraphPrefix prefix,
      TensorShape shape,
      CutPoint cut,
      GraphHead head,
      Map<String, String> metadata) {
    Joining joining = new Joining(prefix);
    String embedding = joining.pooled(cut, shape);
    joining.add(head, embedding);
    joining.describe(metadata);
    return new JoinedGraph(joining.model.build());
  }

  /** {@code [n, width]}. */
  private String pooled(CutPoint cut, TensorShape shape) {
    int axes = shape.sizes().size() + 1;
    if (axes == 2) {
      return cut.layer();
    }
    return cut.pooling() == Pooling.FLATTEN
        ? flattened(cut.layer(), shape, axes)
        : averaged(cut.layer(), shape, axes);
  }

  private String averaged(String tensor, TensorShape shape, int axes) {
    String last = channelsLast(tensor, shape, axes);
    long places = shape.elements() / shape.channels();
    String list = shaped(last, "places", places, shape.channels());
    // A mean whose axes are an attribute in old operator sets and an input in new ones.
    String turned = node("Transpose", "channels", List.of(list), integers("perm", 0, 2, 1));
    String image = shaped(turned, "column", shape.channels(), places, 1);
    String mean = node("GlobalAveragePool", "mean", List.of(image));
    return shaped(mean, "embedding", shape.channels());
  }

  private String flattened(String tensor, TensorShape shape, int axes) {
    return shaped(channelsLast(tensor, shape, axes), "embedding", shape.elements());
  }

  private String channelsLast(String tensor, TensorShape shape, int axes) {
    if (shape.channelAxis() == axes - 2) {
      return tensor;
    }
    long[] order =
        LongStream.concat(
                LongStream.range(0, axes).filter(axis -> axis != shape.channelAxis() + 1),
                LongStream.of(shape.channelAxis() + 1L))
            .toArray();
    return node("Transpose", "channels_last", List.of(tensor), integers("perm", order));
  }

  /** With these sizes behind that of the batch. */
  private String shaped(String tensor, String name, long... sizes) {
    TensorProto.Builder list =
        TensorProto.newBuilder()
            .setName(ours + name + "/sizes")
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(sizes.length + 1L)
            .addInt64Data(-1);
    Arrays.stream(sizes).forEach(list::addInt64Data);
    graph.addInitializer(list);
    return node("Reshape", name, List.of(tensor, list.getName()));
  }

  private void add(GraphHead head, String embedding) {
    String last = embedding;
    int count = head.layers().size();
    for (int i = 0; i < count; i++) {
      last = dense("head" + i, last, head.layers().get(i));
      last = i + 1 < count ? node("Relu", "head%d/relu".formatted(i), List.of(last)) : last;
    }
    String given = node("Softmax", OUTPUT, List.of(last), integer("axis", 1));
    graph.addOutput(
        ValueInfoProto.newBuilder()
            .setName(given)
            .setType(type(head.layers().get(count - 1).units())));
  }

  private static TypeProto type(int labels) {
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
    tensor.getShapeBuilder().addDimBuilder().setDimParam("batch");
    tensor.getShapeBuilder().addDimBuilder().setDimValue(labels);
    return TypeProto.newBuilder().setTensorType(tensor).build();
  }

  private String dense(String name, String input, GraphHead.Dense layer) {
    String weights = floats(name + "/weights", layer.weights(), layer.units(), layer.width());
    String biases = floats(name + "/biases", layer.biases(), layer.units());
    return node("Gemm", name, List.of(input, weights, biases), integer("transB", 1));
  }

  private String floats(String name, float[] values, long... sizes) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(ours + name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(raw.rewind()));
    Arrays.stream(sizes).forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  private String node(
      String operator, String name, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(ours + name)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(ours + name)
            .addAllAttribute(Arrays.asList(attributes)));
    return ours + name;
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  private void describe(Map<String, String> metadata) {
    model.clearMetadataProps().setProducerName("Murmuration");
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
  }
}
