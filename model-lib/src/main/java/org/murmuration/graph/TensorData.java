package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.murmuration.refusal.Refusal;

/** A constant tensor of a file: what it claims, and what it has. */
record TensorData(TensorProto tensor) {
  /** Shapes have a few numbers; what is longer is a table. */
  private static final int MOST_NUMBERS = 1024;

  boolean isExternal() {
    return tensor.getDataLocation() == DataLocation.EXTERNAL;
  }

  /**
   * How many elements it says to have.
   *
   * @throws Refusal if that is no number
   */
  long elements() {
    try {
      long elements = 1;
      for (long size : tensor.getDimsList()) {
        if (size < 0) {
          throw broken("its shape is " + tensor.getDimsList());
        }
        elements = Math.multiplyExact(elements, size);
      }
      return elements;
    } catch (ArithmeticException e) {
      throw broken("its shape is " + tensor.getDimsList());
    }
  }

  /**
   * Bytes of its elements, one after the other.
   *
   * @throws Refusal if elements of its type have no size
   */
  long rawBytes() {
    OptionalInt bits = ElementType.bits(tensor.getDataType());
    if (bits.isEmpty()) {
      throw broken("its elements are " + ElementType.title(tensor.getDataType()));
    }
    try {
      return Math.addExact(Math.multiplyExact(elements(), bits.getAsInt()), 7) / Byte.SIZE;
    } catch (ArithmeticException e) {
      throw broken("its shape is " + tensor.getDimsList());
    }
  }

  /**
   * Whether it has what it claims.
   *
   * @throws Refusal if not
   */
  void requireWhole() {
    if (tensor.hasRawData()) {
      requireSame(rawBytes(), tensor.getRawData().size(), "bytes");
    } else {
      OptionalLong listed = listed();
      if (listed.isPresent()) {
        requireSame(elements(), listed.getAsLong(), "elements");
      }
    }
  }

  private void requireSame(long claimed, long found, String what) {
    if (claimed != found) {
      throw broken("it claims %d %s and has %d".formatted(claimed, what, found));
    }
  }

  /** Elements that are written as numbers; empty where several share a number. */
  private OptionalLong listed() {
    return switch (tensor.getDataType()) {
      case TensorProto.DataType.FLOAT_VALUE -> OptionalLong.of(tensor.getFloatDataCount());
      case TensorProto.DataType.DOUBLE_VALUE -> OptionalLong.of(tensor.getDoubleDataCount());
      case TensorProto.DataType.INT64_VALUE -> OptionalLong.of(tensor.getInt64DataCount());
      case TensorProto.DataType.STRING_VALUE -> OptionalLong.of(tensor.getStringDataCount());
      case TensorProto.DataType.UINT32_VALUE, TensorProto.DataType.UINT64_VALUE ->
          OptionalLong.of(tensor.getUint64DataCount());
      case 2, 3, 4, 5, ElementType.INT32, ElementType.BOOL, 10, 16, 17, 18, 19, 20 ->
          OptionalLong.of(tensor.getInt32DataCount());
      default -> OptionalLong.empty();
    };
  }

  private Refusal broken(String why) {
    return Refusal.input("its tensor '%s' is broken: %s".formatted(tensor.getName(), why));
  }

  /** The numbers of a short list of integers; empty for any other tensor. */
  Optional<List<Long>> integers() {
    int type = tensor.getDataType();
    boolean integer = type == ElementType.INT32 || type == ElementType.INT64;
    return !integer || elements() > MOST_NUMBERS ? Optional.empty() : Optional.of(read(type));
  }

  private List<Long> read(int type) {
    List<Long> numbers = new ArrayList<>();
    if (tensor.hasRawData()) {
      ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      while (raw.hasRemaining()) {
        numbers.add(type == ElementType.INT32 ? raw.getInt() : raw.getLong());
      }
    } else if (type == ElementType.INT32) {
      tensor.getInt32DataList().forEach(number -> numbers.add(number.longValue()));
    } else {
      numbers.addAll(tensor.getInt64DataList());
    }
    return numbers;
  }
}
