package org.murmuration.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.murmuration.refusal.Refusal;

/**
 * Reads a safetensors file from front to back: 8 bytes of header length, a JSON header, raw
 * little-endian arrays (format: the README of huggingface/safetensors). Nothing in such a file can
 * run.
 */
public final class SafetensorsReader {
  /**
   * VGG16's has 3,000. The reference implementation takes 100,000,000, which as a tree of JSON
   * would claim the memory.
   */
  private static final long MAX_HEADER_BYTES = 8_000_000;

  private final InputStream in;
  private final String location;
  private final List<TensorInfo> tensors;
  private final Map<String, String> metadata;

  private SafetensorsReader(
      InputStream in, String location, List<TensorInfo> tensors, Map<String, String> metadata) {
    this.in = in;
    this.location = location;
    this.tensors = tensors;
    this.metadata = Map.copyOf(metadata);
  }

  /**
   * Reads the header.
   *
   * @param location of the file, for messages
   * @throws Refusal if it is not a safetensors file or its arrays do not lie one after the other
   */
  public static SafetensorsReader open(InputStream in, String location) throws IOException {
    byte[] length = in.readNBytes(Long.BYTES);
    if (length.length < Long.BYTES) {
      throw refusal(location, "it ends after %d bytes".formatted(length.length));
    }
    long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (bytes < 2 || bytes > MAX_HEADER_BYTES) {
      throw refusal(
          location,
          "its header claims %d bytes (2 to %d are possible)".formatted(bytes, MAX_HEADER_BYTES));
    }
    byte[] header = in.readNBytes((int) bytes);
    if (header.length < bytes) {
      throw refusal(location, "it ends inside its header");
    }
    SafetensorsHeader reader = new SafetensorsHeader(location);
    JsonNode json = reader.parse(header);
    return new SafetensorsReader(
        in, location, reader.tensors(json), SafetensorsHeader.metadata(json));
  }

  static Refusal refusal(String location, String why) {
    return Refusal.input("Cannot read %s as safetensors: %s".formatted(location, why));
  }

  /** In the order in which they lie in the file. */
  public List<TensorInfo> tensors() {
    return tensors;
  }

  /** What the file says about itself, text by name. */
  public Map<String, String> metadata() {
    return metadata;
  }

  public String location() {
    return location;
  }

  /**
   * Hands over each array in order, but for single counts; what a visitor leaves unread is skipped.
   *
   * @throws Refusal if the file ends before its last array does, or after it
   */
  public void forEach(TensorVisitor visitor) throws IOException {
    for (TensorInfo tensor : tensors) {
      FloatInput floats = new FloatInput(in, tensor, location);
      if (!tensor.isCount()) {
        visitor.visit(tensor, floats);
      }
      floats.skipRest();
    }
    if (in.read() >= 0) {
      throw refusal(location, "it goes on after its last array");
    }
  }
}
