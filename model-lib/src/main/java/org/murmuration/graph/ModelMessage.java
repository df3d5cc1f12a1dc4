package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import org.murmuration.refusal.Refusal;

/** Reads the protobuf message that an ONNX file is, once it is known to fit into memory. */
final class ModelMessage {
  /** A protobuf message's length is a signed 32-bit number; an array is some bytes shorter. */
  static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Two bytes of a file can become an object of hundreds. Large networks have some 100,000. */
  private static final int MOST_FIELDS = 2_000_000;

  /** A sub-graph is three deeper than its graph. Protobuf itself ends at 100. */
  private static final int MOST_NESTED = 60;

  private final String location;
  private int fields;

  private ModelMessage(String location) {
    this.location = location;
  }

  /**
   * @param location of the file, for messages
   * @throws Refusal if it is no ONNX model, or too large
   */
  static ModelProto read(InputStream file, String location) throws IOException {
    byte[] bytes = file.readNBytes(MOST_BYTES);
    if (bytes.length == MOST_BYTES && file.read() >= 0) {
      throw Refusal.input(
          "Cannot read %s: an ONNX file can have 2 GiB, this is larger (save its weights as external data and keep them below 2 GiB)"
              .formatted(location));
    }
    return new ModelMessage(location).parse(UnsafeByteOperations.unsafeWrap(bytes));
  }

  private ModelProto parse(ByteString bytes) throws IOException {
    try {
      count(bytes.newCodedInput(), ModelProto.getDescriptor(), 1);
      CodedInputStream input = bytes.newCodedInput();
      input.enableAliasing(true);
      return ModelProto.parseFrom(input);
    } catch (InvalidProtocolBufferException e) {
      throw Refusal.input(
          "Cannot read %s: it is no ONNX model, or damaged (%s)"
              .formatted(location, e.getMessage()),
          e);
    }
  }

  private void count(CodedInputStream input, Descriptor message, int depth) throws IOException {
    requireFlat(depth);
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      requireFew();
      FieldDescriptor field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      boolean isMessage = field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
      int type = WireFormat.getTagWireType(tag);
      if (type == WireFormat.WIRETYPE_START_GROUP) {
        throw new InvalidProtocolBufferException("It has a group, ONNX has none.");
      }
      if (isMessage && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int outer = input.pushLimit(input.readRawVarint32());
        count(input, field.getMessageType(), depth + 1);
        input.popLimit(outer);
      } else {
        input.skipField(tag);
      }
    }
  }

  private void requireFlat(int depth) {
    if (depth > MOST_NESTED) {
      throw Refusal.input(
          "Cannot read %s: its sub-graphs lie in each other, more than %d deep"
              .formatted(location, MOST_NESTED / 3));
    }
  }

  private void requireFew() {
    fields++;
    if (fields > MOST_FIELDS) {
      throw Refusal.input(
          "Cannot read %s: it has more than %,d fields of nodes and tensors, no network has so many"
              .formatted(location, MOST_FIELDS));
    }
  }
}
