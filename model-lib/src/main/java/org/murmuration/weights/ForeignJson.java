package org.murmuration.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/** JSON in other programs' files, read as a tree: it never becomes an object of any class. */
final class ForeignJson {
  /** More pixels a side than any network reads. */
  private static final int MAX_SIDE = 4096;

  private static final int COLOURS = 3;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ForeignJson() {}

  /**
   * @param what the JSON is, for messages
   * @throws Refusal if it is no JSON object
   */
  static JsonNode parse(String text, String what, String location) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.isObject()) {
        throw Refusal.input("Cannot import %s: its %s is no JSON object".formatted(location, what));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw Refusal.input(
          "Cannot import %s: its %s is not JSON (%s)"
              .formatted(location, what, e.getOriginalMessage()),
          e);
    }
  }

  /** The shape, if all three are whole numbers that can be one. */
  static Optional<ImageShape> imageShape(JsonNode height, JsonNode width, JsonNode channels) {
    return isSide(height) && isSide(width) && channels.asInt() == COLOURS
        ? Optional.of(new ImageShape(height.asInt(), width.asInt(), COLOURS))
        : Optional.empty();
  }

  private static boolean isSide(JsonNode node) {
    return node.isInt() && node.asInt() >= 1 && node.asInt() <= MAX_SIDE;
  }
}
