package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes HDF5 files as h5py does by default (superblock 0, symbol tables, object headers 1,
 * contiguous arrays of little-endian float32, attributes of fixed-length strings), without the code
 * under test and without holding an array.
 */
final class Hdf5File {
  /** Gives the floats of an array from a position on. */
  interface Floats {
    void fill(FloatBuffer block, long position);

    static Floats of(float... values) {
      return (block, position) -> block.put(values, (int) position, block.remaining());
    }
  }

  private record Attribute(String name, List<String> values, boolean scalar) {}

  /** Of one float, and what a datatype message says of it. */
  enum Width {
    F16(2, 5, 10),
    F32(4, 8, 23),
    F64(8, 11, 52);

    private final int bytes;
    private final int exponentBits;
    private final int mantissaBits;

    Width(int bytes, int exponentBits, int mantissaBits) {
      this.bytes = bytes;
      this.exponentBits = exponentBits;
      this.mantissaBits = mantissaBits;
    }

    /** IEEE 754, little-endian, its first bit of mantissa left out. */
    byte[] message() {
      ByteBuffer message = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
      message.put((byte) 0x11).put((byte) 0x20).put((byte) (8 * bytes - 1)).put((byte) 0);
      message.putInt(bytes).putShort((short) 0).putShort((short) (8 * bytes));
      message.put((byte) mantissaBits).put((byte) exponentBits);
      message.put((byte) 0).put((byte) mantissaBits);
      return message.putInt((1 << (exponentBits - 1)) - 1).array();
    }

    void put(ByteBuffer target, float value) {
      switch (this) {
        case F16 -> target.putShort(half(value));
        case F32 -> target.putFloat(value);
        case F64 -> target.putDouble(value);
      }
    }

    /** Of a value that a half can hold. */
    private static short half(float value) {
      int bits = Float.floatToIntBits(value);
      int magnitude = value == 0 ? 0 : ((bits & 0x7FFFFFFF) >> 13) - (112 << 10);
      return (short) ((bits >>> 16 & 0x8000) | magnitude);
    }
  }

  private record Array(long[] shape, Floats floats, Width width) {
    long elements() {
      long elements = 1;
      for (long axis : shape) {
        elements *= axis;
      }
      return elements;
    }
  }

  /** A group; its children are written in the order of their names, as the format wants. */
  static final class Group {
    private final Map<String, Object> children = new TreeMap<>();
    private final List<Attribute> attributes = new ArrayList<>();

    Group group(String name) {
      return (Group) children.computeIfAbsent(name, key -> new Group());
    }

    Group array(String name, long[] shape, Floats floats) {
      return array(name, shape, floats, Width.F32);
    }

    Group array(String name, long[] shape, Floats floats, Width width) {
      children.put(name, new Array(shape, floats, width));
      return this;
    }

    /** All arrays in here and in its groups, of another width. */
    Group widened(Width width) {
      children.replaceAll(
          (name, child) ->
              child instanceof Group inner
                  ? inner.widened(width)
                  : new Array(((Array) child).shape(), ((Array) child).floats(), width));
      return this;
    }

    Group put(String name, Group child) {
      children.put(name, child);
      return this;
    }

    Group remove(String name) {
      children.remove(name);
      return this;
    }

    /** The group of that name in here. */
    Group inner(String name) {
      return (Group) children.get(name);
    }

    Group attribute(String name, String value) {
      attributes.add(new Attribute(name, List.of(value), true));
      return this;
    }

    Group attribute(String name, List<String> values) {
      attributes.add(new Attribute(name, values, false));
      return this;
    }
  }

  private static final long UNDEFINED = -1;
  private static final int SUPERBLOCK_BYTES = 96;
  private static final int LEAF_K = 16;
  private static final int INTERNAL_K = 16;
  private static final int BLOCK_FLOATS = 1 << 18;

  private final Group root;
  private final List<Array> arrays = new ArrayList<>();
  private ByteBuffer out;
  private long dataBegin;
  private long dataEnd;

  private Hdf5File(Group root) {
    this.root = root;
  }

  static byte[] bytes(Group root) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try {
      write(root, Channels.newChannel(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void write(Group root, WritableByteChannel channel) throws IOException {
    Hdf5File file = new Hdf5File(root);
    // Twice: only after the first time is it known where the data begin.
    file.writeMetadata();
    file.dataBegin = file.out.position();
    file.writeMetadata();
    channel.write(file.out.flip());
    file.writeData(channel);
  }

  private void writeMetadata() {
    arrays.clear();
    out = ByteBuffer.allocate(1 << 22).order(ByteOrder.LITTLE_ENDIAN);
    dataEnd = dataBegin;
    out.position(SUPERBLOCK_BYTES);
    long[] addresses = write(root);
    int end = out.position();
    out.position(0);
    out.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'});
    out.put(new byte[] {0, 0, 0, 0, 0, 8, 8, 0});
    out.putShort((short) LEAF_K).putShort((short) INTERNAL_K).putInt(0);
    out.putLong(0).putLong(UNDEFINED).putLong(dataEnd).putLong(UNDEFINED);
    out.putLong(0).putLong(addresses[0]).putInt(1).putInt(0);
    out.putLong(addresses[1]).putLong(addresses[2]);
    out.position(end);
  }

  /** Object header, B-tree and heap of a group. */
  private long[] write(Group group) {
    List<String> names = List.copyOf(group.children.keySet());
    List<Long> headers = new ArrayList<>();
    for (String name : names) {
      Object child = group.children.get(name);
      headers.add(child instanceof Group inner ? write(inner)[0] : write((Array) child));
    }
    List<Integer> offsets = new ArrayList<>();
    long heap = writeHeap(names, offsets);
    long tree = writeTree(offsets, headers);
    List<byte[]> messages = new ArrayList<>();
    ByteBuffer table = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    table.putLong(tree).putLong(heap);
    messages.add(message(0x11, table.array()));
    group.attributes.forEach(attribute -> messages.add(message(0x0C, bytes(attribute))));
    return new long[] {writeHeader(messages), tree, heap};
  }

  private long writeHeap(List<String> names, List<Integer> offsets) {
    ByteBuffer data = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    data.putLong(0);
    for (String name : names) {
      offsets.add(data.position());
      data.put(name.getBytes(UTF_8)).put((byte) 0);
      data.position(roundUp(data.position()));
    }
    long address = out.position();
    out.put("HEAP".getBytes(UTF_8)).putInt(0);
    out.putLong(data.position()).putLong(1).putLong(address + 32);
    out.put(data.array(), 0, data.position());
    return address;
  }

  private long writeTree(List<Integer> offsets, List<Long> headers) {
    List<Long> nodes = new ArrayList<>();
    List<Integer> keys = new ArrayList<>(List.of(0));
    for (int first = 0; first < Math.max(1, offsets.size()); first += 2 * LEAF_K) {
      int end = Math.min(first + 2 * LEAF_K, offsets.size());
      nodes.add((long) out.position());
      writeSymbols(offsets.subList(first, end), headers.subList(first, end));
      keys.add(end == 0 ? 0 : offsets.get(end - 1));
    }
    long address = out.position();
    out.put("TREE".getBytes(UTF_8)).put((byte) 0).put((byte) 0).putShort((short) nodes.size());
    out.putLong(UNDEFINED).putLong(UNDEFINED).putLong(0);
    for (int i = 0; i < nodes.size(); i++) {
      out.putLong(nodes.get(i)).putLong(keys.get(i + 1));
    }
    out.position((int) address + 24 + 2 * INTERNAL_K * 16 + 8);
    return address;
  }

  private void writeSymbols(List<Integer> offsets, List<Long> headers) {
    int begin = out.position();
    out.put("SNOD".getBytes(UTF_8)).put((byte) 1).put((byte) 0);
    out.putShort((short) offsets.size());
    for (int i = 0; i < offsets.size(); i++) {
      out.putLong(offsets.get(i)).putLong(headers.get(i)).putLong(0).putLong(0).putLong(0);
    }
    out.position(begin + 8 + 2 * LEAF_K * 40);
  }

  private long write(Array array) {
    long bytes = array.width().bytes * array.elements();
    ByteBuffer layout = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    layout.put((byte) 3).put((byte) 1).putLong(dataEnd).putLong(bytes);
    dataEnd += bytes;
    arrays.add(array);
    return writeHeader(
        List.of(
            message(1, space(array.shape())),
            message(3, array.width().message()),
            message(5, new byte[] {2, 2, 0, 0, 0, 0, 0, 0}),
            message(8, layout.array())));
  }

  private static byte[] bytes(Attribute attribute) {
    int width =
        attribute.values().stream().mapToInt(value -> value.getBytes(UTF_8).length).max().orElse(1);
    byte[] space = space(attribute.scalar() ? new long[0] : new long[] {attribute.values().size()});
    byte[] name = (attribute.name() + "\0").getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(
                8 + roundUp(name.length) + 8 + space.length + width * attribute.values().size())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 1).put((byte) 0);
    bytes.putShort((short) name.length).putShort((short) 8).putShort((short) space.length);
    bytes.put(name).position(8 + roundUp(name.length));
    bytes.put(new byte[] {0x13, 1, 0, 0}).putInt(width).put(space);
    for (String value : attribute.values()) {
      int at = bytes.position();
      bytes.put(value.getBytes(UTF_8)).position(at + width);
    }
    return bytes.array();
  }

  private static byte[] space(long[] shape) {
    ByteBuffer space = ByteBuffer.allocate(8 + 8 * shape.length).order(ByteOrder.LITTLE_ENDIAN);
    space.put((byte) 1).put((byte) shape.length).position(8);
    for (long axis : shape) {
      space.putLong(axis);
    }
    return space.array();
  }

  private static byte[] message(int type, byte[] data) {
    int size = roundUp(data.length);
    ByteBuffer message = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
    message.putShort((short) type).putShort((short) size).putInt(0).put(data);
    return message.array();
  }

  private long writeHeader(List<byte[]> messages) {
    long address = out.position();
    int bytes = messages.stream().mapToInt(message -> message.length).sum();
    out.put((byte) 1).put((byte) 0).putShort((short) messages.size());
    out.putInt(1).putInt(bytes).putInt(0);
    messages.forEach(out::put);
    return address;
  }

  private void writeData(WritableByteChannel channel) throws IOException {
    ByteBuffer block =
        ByteBuffer.allocate(Double.BYTES * BLOCK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = FloatBuffer.allocate(BLOCK_FLOATS);
    for (Array array : arrays) {
      for (long position = 0; position < array.elements(); position += BLOCK_FLOATS) {
        int count = (int) Math.min(BLOCK_FLOATS, array.elements() - position);
        array.floats().fill(floats.clear().limit(count), position);
        block.clear();
        for (int i = 0; i < count; i++) {
          array.width().put(block, floats.get(i));
        }
        block.flip();
        while (block.hasRemaining()) {
          channel.write(block);
        }
      }
    }
  }

  private static int roundUp(int length) {
    return (length + 7) / 8 * 8;
  }
}
