package org.murmuration.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.murmuration.refusal.Refusal;

/**
 * Reads a safetensors file from front to back: 8 bytes of header length, a JSON header, raw
 * little-endian arrays (format: the README of huggingface/safetensors). Nothing in such a file can
 * run.
 */
public final class SafetensorsReader {
  /** As in the reference implementation, so that a broken length cannot claim the memory. */
  private static final long MAX_HEADER_BYTES = 100_000_000;

  private final InputStream in;
  private final String location;
  private final List<TensorInfo> tensors;

  private SafetensorsReader(InputStream in, String location, List<TensorInfo> tensors) {
    this.in = in;
    this.location = location;
    this.tensors = tensors;
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
    return new SafetensorsReader(in, location, tensors(header, location));
  }

  private static Refusal refusal(String location, String why) {
    return Refusal.input("Cannot read %s as safetensors: %s".formatted(location, why));
  }

  private static List<TensorInfo> tensors(byte[] header, String location) {
    List<TensorInfo> tensors = new ArrayList<>();
    parse(header, location)
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("__metadata__")) {
                tensors.add(tensor(field.getKey(), field.getValue(), location));
              }
            });
    tensors.sort(Comparator.comparingLong(TensorInfo::begin));
    requireGapless(tensors, location);
    return List.copyOf(tensors);
  }

  private static JsonNode parse(byte[] header, String location) {
    try {
      return new ObjectMapper().readTree(header);
    } catch (JsonProcessingException e) {
      throw refusal(location, "its header is not JSON (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can be read", e);
    }
  }

  private static TensorInfo tensor(String name, JsonNode node, String location) {
    JsonNode offsets = node.path("data_offsets");
    long[] shape =
        StreamSupport.stream(node.path("shape").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray();
    TensorInfo tensor =
        new TensorInfo(
            name,
            node.path("dtype").asText(),
            shape,
            offsets.path(0).asLong(-1),
            offsets.path(1).asLong(-1));
    requireFloats(tensor, location);
    return tensor;
  }

  private static void requireFloats(TensorInfo tensor, String location) {
    if (!tensor.type().equals("F32")) {
      throw refusal(location, "%s is of type %s, expected F32".formatted(tensor, tensor.type()));
    }
    if (tensor.end() - tensor.begin() != bytesOf(tensor)) {
      throw refusal(
          location,
          "%s has %d bytes, its shape needs %d"
              .formatted(tensor, tensor.end() - tensor.begin(), bytesOf(tensor)));
    }
  }

  private static long bytesOf(TensorInfo tensor) {
    try {
      return Math.multiplyExact(tensor.elements(), Float.BYTES);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private static void requireGapless(List<TensorInfo> tensors, String location) {
    long end = 0;
    for (TensorInfo tensor : tensors) {
      if (tensor.begin() != end) {
        throw refusal(
            location, "%s begins at byte %d, expected %d".formatted(tensor, tensor.begin(), end));
      }
      end = tensor.end();
    }
  }

  /** In the order in which they lie in the file. */
  public List<TensorInfo> tensors() {
    return tensors;
  }

  public String location() {
    return location;
  }

  /** Hands over each array in order; what a visitor leaves unread is skipped. */
  public void forEach(TensorVisitor visitor) throws IOException {
    for (TensorInfo tensor : tensors) {
      FloatInput floats = new FloatInput(in, tensor.end() - tensor.begin());
      visitor.visit(tensor, floats);
      floats.skipRest();
    }
  }
}
