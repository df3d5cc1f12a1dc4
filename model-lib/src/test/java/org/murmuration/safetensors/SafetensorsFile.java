package org.murmuration.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Writes safetensors files, valid or not, without the code under test. */
public final class SafetensorsFile {
  private record Tensor(long[] shape, float[] values) {}

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  public SafetensorsFile put(String name, long[] shape, float[] values) {
    tensors.put(name, new Tensor(shape, values));
    return this;
  }

  public SafetensorsFile remove(String name) {
    tensors.remove(name);
    return this;
  }

  public float[] values(String name) {
    return tensors.get(name).values();
  }

  /** Of all arrays, by name. */
  public Map<String, float[]> values() {
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> values.put(name, tensor.values()));
    return values;
  }

  public byte[] bytes() {
    StringJoiner header = new StringJoiner(",", "{", "}");
    int floats = tensors.values().stream().mapToInt(tensor -> tensor.values().length).sum();
    ByteBuffer data = ByteBuffer.allocate(4 * floats).order(ByteOrder.LITTLE_ENDIAN);
    tensors.forEach(
        (name, tensor) -> {
          int begin = data.position();
          for (float value : tensor.values()) {
            data.putFloat(value);
          }
          header.add(entry(name, Arrays.toString(tensor.shape()), begin, data.position()));
        });
    return of(header.toString(), data.array());
  }

  static String entry(String name, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, shape, begin, end);
  }

  /** A file of any header and data. */
  static byte[] of(String header, byte[] data) {
    byte[] json = header.getBytes(UTF_8);
    return withLength(json.length, json, data);
  }

  /** A file that claims a header of {@code length} bytes. */
  static byte[] withLength(long length, byte[] header, byte[] data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .put(data)
        .array();
  }
}
