package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** What the elements of a tensor are, by ONNX's number. */
final class ElementType {
  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int INT32 = TensorProto.DataType.INT32_VALUE;
  static final int INT64 = TensorProto.DataType.INT64_VALUE;
  static final int BOOL = TensorProto.DataType.BOOL_VALUE;
  static final int STRING = TensorProto.DataType.STRING_VALUE;

  /** Those beyond 16 are younger than the schema that is compiled here. */
  private static final Map<Integer, Integer> BITS =
      Map.ofEntries(
          Map.entry(FLOAT, 32),
          Map.entry(2, 8),
          Map.entry(3, 8),
          Map.entry(4, 16),
          Map.entry(5, 16),
          Map.entry(INT32, 32),
          Map.entry(INT64, 64),
          Map.entry(BOOL, 8),
          Map.entry(10, 16),
          Map.entry(11, 64),
          Map.entry(12, 32),
          Map.entry(13, 64),
          Map.entry(14, 64),
          Map.entry(15, 128),
          Map.entry(16, 16),
          Map.entry(17, 8),
          Map.entry(18, 8),
          Map.entry(19, 8),
          Map.entry(20, 8),
          Map.entry(21, 4),
          Map.entry(22, 4),
          Map.entry(23, 4));

  private ElementType() {}

  /** Of one element in a file; empty for text and for what no ONNX has. */
  static OptionalInt bits(int type) {
    Integer bits = BITS.get(type);
    return bits == null ? OptionalInt.empty() : OptionalInt.of(bits);
  }

  /** Such as {@code float16}. */
  static String title(int type) {
    TensorProto.DataType known = TensorProto.DataType.forNumber(type);
    return known == null ? "type " + type : known.name().toLowerCase(Locale.ROOT);
  }
}
