package org.murmuration.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.StreamedArray;

/**
 * A model whose large arrays come while it is written. A protobuf message is its fields one after
 * the other, each inner message with its length in front: so the model goes out first without its
 * graph, then the graph without these arrays, then array after array.
 *
 * @param model without a graph
 * @param graph without {@code initializers}
 */
record ModelStream(ModelProto model, GraphProto graph, List<StreamedArray> initializers) {
  /** A protobuf message's length is a signed 32-bit number to its readers. */
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  void writeTo(OutputStream out) throws IOException {
    requireReadable();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    model.writeTo(coded);
    writePrefix(coded, ModelProto.GRAPH_FIELD_NUMBER, graphBytes());
    graph.writeTo(coded);
    for (StreamedArray array : initializers) {
      writePrefix(coded, GraphProto.INITIALIZER_FIELD_NUMBER, tensorBytes(array));
      tensor(array).writeTo(coded);
      writePrefix(coded, TensorProto.RAW_DATA_FIELD_NUMBER, array.bytes());
      coded.flush();
      array.writeTo(out);
    }
    coded.flush();
  }

  private void requireReadable() {
    long bytes =
        model.getSerializedSize() + fieldBytes(ModelProto.GRAPH_FIELD_NUMBER, graphBytes());
    if (bytes > MAX_BYTES) {
      throw Refusal.input(
          "Cannot export as ONNX: the model needs %d bytes, one file can have %d (export it as safetensors)"
              .formatted(bytes, MAX_BYTES));
    }
  }

  private static void writePrefix(CodedOutputStream coded, int field, long bytes)
      throws IOException {
    coded.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    coded.writeUInt64NoTag(bytes);
  }

  private long graphBytes() {
    return graph.getSerializedSize()
        + initializers.stream()
            .mapToLong(array -> fieldBytes(GraphProto.INITIALIZER_FIELD_NUMBER, tensorBytes(array)))
            .sum();
  }

  private static long tensorBytes(StreamedArray array) {
    return tensor(array).getSerializedSize()
        + fieldBytes(TensorProto.RAW_DATA_FIELD_NUMBER, array.bytes());
  }

  /** Of a field with its tag and its length. */
  private static long fieldBytes(int field, long bytes) {
    return CodedOutputStream.computeTagSize(field)
        + CodedOutputStream.computeUInt64SizeNoTag(bytes)
        + bytes;
  }

  /** All of an array but its floats. */
  private static TensorProto tensor(StreamedArray array) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(array.name()).setDataType(DataType.FLOAT.getNumber());
    array.shape().forEach(tensor::addDims);
    return tensor.build();
  }
}
