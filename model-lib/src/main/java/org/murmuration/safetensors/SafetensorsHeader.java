package org.murmuration.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.murmuration.refusal.Refusal;

/** The JSON in front of a safetensors file, believed in nothing. */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String location;

  SafetensorsHeader(String location) {
    this.location = location;
  }

  /**
   * The arrays, in the order in which they lie in the file.
   *
   * @throws Refusal if that is no header, or its arrays are no floats (but for single counts) that
   *     lie one after the other
   */
  List<TensorInfo> tensors(JsonNode header) {
    List<TensorInfo> tensors = new ArrayList<>();
    header
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals(METADATA)) {
                tensors.add(tensor(field.getKey(), field.getValue()));
              }
            });
    // An empty array begins where the next one does.
    tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
    requireGapless(tensors);
    return List.copyOf(tensors);
  }

  /** What the file says about itself, text by name; anything else there is passed over. */
  static Map<String, String> metadata(JsonNode header) {
    Map<String, String> metadata = new LinkedHashMap<>();
    header
        .path(METADATA)
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isTextual()) {
                metadata.put(field.getKey(), field.getValue().asText());
              }
            });
    return metadata;
  }

  /**
   * @throws Refusal if that is no JSON object
   */
  JsonNode parse(byte[] header) {
    try {
      JsonNode root = json.readTree(new String(header, UTF_8));
      if (!root.isObject()) {
        throw refusal("its header is no JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw refusal("its header is not JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private TensorInfo tensor(String name, JsonNode node) {
    long[] shape = counts(name, node, "shape");
    long[] offsets = counts(name, node, "data_offsets");
    if (offsets.length != 2) {
      throw refusal("%s has no two whole numbers as its data_offsets".formatted(name));
    }
    TensorInfo tensor =
        new TensorInfo(name, node.path("dtype").asText(), shape, offsets[0], offsets[1]);
    requireSize(tensor, tensor.isCount() ? Long.BYTES : floatBytes(tensor));
    return tensor;
  }

  /** A list of whole numbers, each 0 or more. */
  private long[] counts(String name, JsonNode node, String field) {
    JsonNode list = node.path(field);
    if (!list.isArray() || !StreamSupport.stream(list.spliterator(), false).allMatch(this::count)) {
      throw refusal("%s has no list of whole numbers as its %s".formatted(name, field));
    }
    return StreamSupport.stream(list.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }

  private boolean count(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
  }

  /** Bytes of one of its floats. */
  private int floatBytes(TensorInfo tensor) {
    return FloatType.named(tensor.type())
        .orElseThrow(
            () ->
                refusal(
                    "%s is of type %s, expected F64, F32, F16 or BF16"
                        .formatted(tensor, tensor.type())))
        .bytes();
  }

  private void requireSize(TensorInfo tensor, int bytesOfOne) {
    long expected = bytesOf(tensor, bytesOfOne);
    if (tensor.bytes() != expected) {
      throw refusal(
          "%s has %d bytes, its shape needs %d".formatted(tensor, tensor.bytes(), expected));
    }
  }

  private long bytesOf(TensorInfo tensor, int bytesOfOne) {
    try {
      return Math.multiplyExact(tensor.elements(), bytesOfOne);
    } catch (ArithmeticException e) {
      throw refusal("%s: its shape needs more bytes than a file can have".formatted(tensor));
    }
  }

  private void requireGapless(List<TensorInfo> tensors) {
    long end = 0;
    for (TensorInfo tensor : tensors) {
      if (tensor.begin() != end) {
        throw refusal("%s begins at byte %d, expected %d".formatted(tensor, tensor.begin(), end));
      }
      end = tensor.end();
    }
  }

  private Refusal refusal(String why) {
    return SafetensorsReader.refusal(location, why);
  }
}
