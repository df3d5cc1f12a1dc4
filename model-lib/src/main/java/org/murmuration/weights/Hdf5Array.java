package org.murmuration.weights;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.FloatType;

/**
 * An array of floats in an HDF5 file, in one piece, as Keras and NeuPy write it.
 *
 * @param begin first byte in the file
 * @param type how wide its floats are
 * @param data its bytes, which stay in the file
 */
record Hdf5Array(String path, long[] shape, long begin, FloatType type, ByteBuffer data) {

  static Hdf5Array of(Hdf5Storage storage, String path, ObjectHeader header) {
    Parser parser = new Parser(storage, path, header);
    return parser.array();
  }

  long end() {
    return begin + data.limit();
  }

  FloatSource floats() {
    ByteBuffer unread = data.duplicate();
    return target -> {
      int bytes = target.remaining() * type.bytes();
      type.decode(unread.slice(unread.position(), bytes).order(data.order()), target);
      unread.position(unread.position() + bytes);
    };
  }

  /** Reads what a header says of its array. */
  private record Parser(Hdf5Storage storage, String path, ObjectHeader header) {
    Hdf5Array array() {
      long[] shape =
          header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong();
      FloatingPoint stored = stored();
      FloatType type = type(stored);
      ByteOrder order = stored.getByteOrder();
      long bytes =
          Arrays.stream(shape).reduce(type.bytes(), (size, axis) -> product(size, axis, shape));
      DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
      if (layout instanceof CompactDataLayoutMessage compact) {
        return new Hdf5Array(path, shape, 0, type, inHeader(compact, bytes, order));
      }
      if (!(layout instanceof ContiguousDataLayoutMessage contiguous)) {
        throw refusal(
            "is stored in chunks, expected one piece (rewrite it with h5repack -l CONTI)");
      }
      long begin = contiguous.getAddress();
      return new Hdf5Array(path, shape, begin, type, inFile(begin, bytes, order));
    }

    private FloatingPoint stored() {
      if (header.hasMessageOfType(DataTypeMessage.class)
          && header.getMessageOfType(DataTypeMessage.class).getDataType()
              instanceof FloatingPoint stored) {
        return stored;
      }
      throw noFloats();
    }

    private FloatType type(FloatingPoint stored) {
      return FloatType.ofBits(
              stored.getSize() * Byte.SIZE, stored.getExponentSize(), stored.getMantissaSize())
          .orElseThrow(this::noFloats);
    }

    private Refusal noFloats() {
      return refusal("has no values of type float16, float32 or float64");
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

    private ByteBuffer inHeader(CompactDataLayoutMessage compact, long bytes, ByteOrder order) {
      ByteBuffer data = compact.getDataBuffer();
      if (bytes > data.remaining()) {
        throw refusal("ends %d bytes too early".formatted(bytes - data.remaining()));
      }
      return data.slice(0, (int) bytes).order(order);
    }

    private ByteBuffer inFile(long begin, long bytes, ByteOrder order) {
      if (begin < 0 || begin > storage.size() - bytes) {
        throw refusal(
            "has %d bytes at %s, the file ends at %d"
                .formatted(bytes, Long.toUnsignedString(begin), storage.size()));
      }
      return storage.data(begin, bytes).order(order);
    }

    private Refusal refusal(String why) {
      return Refusal.input(
          "Cannot read %s as HDF5: /%s %s".formatted(storage.location(), path, why));
    }
  }
}
