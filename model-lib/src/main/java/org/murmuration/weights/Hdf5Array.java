package org.murmuration.weights;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;

/**
 * An array of float32 in an HDF5 file, in one piece, as Keras and NeuPy write it.
 *
 * @param begin first byte in the file
 * @param data its bytes, which stay in the file
 */
record Hdf5Array(String path, long[] shape, long begin, ByteBuffer data) {
  private static final int EXPONENT_BITS = 8;
  private static final int MANTISSA_BITS = 23;

  static Hdf5Array of(Hdf5Storage storage, String path, ObjectHeader header) {
    Parser parser = new Parser(storage, path, header);
    return parser.array();
  }

  long end() {
    return begin + data.limit();
  }

  FloatSource floats() {
    FloatBuffer floats = data.asFloatBuffer();
    return target -> {
      int count = target.remaining();
      target.put(floats.slice(floats.position(), count));
      floats.position(floats.position() + count);
    };
  }

  /** Reads what a header says of its array. */
  private record Parser(Hdf5Storage storage, String path, ObjectHeader header) {
    Hdf5Array array() {
      long[] shape =
          header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong();
      FloatingPoint type = type();
      long bytes =
          Arrays.stream(shape).reduce(Float.BYTES, (size, axis) -> product(size, axis, shape));
      DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
      if (layout instanceof CompactDataLayoutMessage compact) {
        return new Hdf5Array(path, shape, 0, inHeader(compact, bytes, type));
      }
      if (!(layout instanceof ContiguousDataLayoutMessage contiguous)) {
        throw refusal(
            "is stored in chunks, expected one piece (rewrite it with h5repack -l CONTI)");
      }
      return new Hdf5Array(
          path, shape, contiguous.getAddress(), inFile(contiguous.getAddress(), bytes, type));
    }

    private FloatingPoint type() {
      if (header.hasMessageOfType(DataTypeMessage.class)
          && header.getMessageOfType(DataTypeMessage.class).getDataType()
              instanceof FloatingPoint type
          && type.getSize() == Float.BYTES
          && type.getExponentSize() == EXPONENT_BITS
          && type.getMantissaSize() == MANTISSA_BITS) {
        return type;
      }
      throw refusal("has no values of type float32");
    }

    private long product(long size, long axis, long[] shape) {
      if (axis < 0 || (axis > 0 && size > storage.size() / axis)) {
        throw refusal(
            "has the shape [%s], which needs more bytes than the file's %d"
                .formatted(
                    Arrays.stream(shape)
                        .mapToObj(Long::toUnsignedString)
                        .collect(Collectors.joining(", ")),
                    storage.size()));
      }
      return size * axis;
    }

    private ByteBuffer inHeader(CompactDataLayoutMessage compact, long bytes, FloatingPoint type) {
      ByteBuffer data = compact.getDataBuffer();
      if (bytes > data.remaining()) {
        throw refusal("ends %d bytes too early".formatted(bytes - data.remaining()));
      }
      return data.slice(0, (int) bytes).order(type.getByteOrder());
    }

    private ByteBuffer inFile(long begin, long bytes, FloatingPoint type) {
      if (begin < 0 || begin > storage.size() - bytes) {
        throw refusal(
            "has %d bytes at %s, the file ends at %d"
                .formatted(bytes, Long.toUnsignedString(begin), storage.size()));
      }
      return storage.data(begin, bytes).order(type.getByteOrder());
    }

    private Refusal refusal(String why) {
      return Refusal.input(
          "Cannot read %s as HDF5: /%s %s".formatted(storage.location(), path, why));
    }
  }
}
