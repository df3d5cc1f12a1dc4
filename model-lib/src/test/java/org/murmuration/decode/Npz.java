package org.murmuration.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * NumPy's npz files, as far as our golden data need them: u1, f4 and f8, little-endian, C order.
 */
public final class Npz {
  private static final Pattern HEADER =
      Pattern.compile("'descr': '[<|](\\w\\d)'.*'fortran_order': False.*'shape': \\(([\\d, ]*)\\)");

  private final Map<String, Entry> entries = new HashMap<>();

  private Npz() {}

  /** Reads all arrays of the file into memory. */
  public static Npz read(Path path) throws IOException {
    Npz npz = new Npz();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        npz.entries.put(entry.getName().replaceFirst("\\.npy$", ""), Entry.parse(bytes));
      }
    }
    return npz;
  }

  /** All numbers of an array, widened or narrowed to float (u1: 0..255). */
  public float[] floats(String name) {
    Entry entry = entry(name);
    float[] floats = new float[entry.count()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = entry.number(i);
    }
    return floats;
  }

  public long[] shape(String name) {
    return entry(name).shape().clone();
  }

  private Entry entry(String name) {
    if (!entries.containsKey(name)) {
      throw new IllegalArgumentException("No array '" + name + "', only " + entries.keySet());
    }
    return entries.get(name);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(String type, long[] shape, ByteBuffer data) {
    // Magic (6 bytes), version (2), the header's length (2 in version 1, else 4), header, data.
    static Entry parse(byte[] bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int start = bytes[6] == 1 ? 10 : 12;
      int length = bytes[6] == 1 ? Short.toUnsignedInt(buffer.getShort(8)) : buffer.getInt(8);
      String header = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
      Matcher matcher = HEADER.matcher(header);
      if (!matcher.find()) {
        throw new IOException("Cannot read npy header " + header);
      }
      long[] shape =
          Arrays.stream(matcher.group(2).split(",", -1))
              .map(String::strip)
              .filter(side -> !side.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      buffer.position(start + length);
      return new Entry(matcher.group(1), shape, buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    int count() {
      return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    float number(int index) {
      return switch (type) {
        case "u1" -> Byte.toUnsignedInt(data.get(index));
        case "f4" -> data.getFloat(index * Float.BYTES);
        case "f8" -> (float) data.getDouble(index * Double.BYTES);
        default -> throw new IllegalArgumentException("Cannot read npy type " + type);
      };
    }
  }
}
