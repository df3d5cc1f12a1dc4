package org.murmuration.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.murmuration.refusal.Refusal;

/**
 * How records become the JSON of our folders: snake_case names, indented; names that are unknown or
 * lack a value are refused.
 */
public final class JsonFormat {
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Our own records can be written", e);
    }
  }

  /**
   * @param location of the JSON, for messages
   * @throws Refusal if it is not JSON of that type
   */
  public <T> T read(byte[] json, Class<T> type, String location) {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw Refusal.input("Cannot read %s: it holds nothing".formatted(location));
      }
      return value;
    } catch (IOException e) {
      throw Refusal.input("Cannot read %s: %s".formatted(location, firstLine(e)), e);
    }
  }

  /** What the type itself refuses, or else what Jackson found, less its excerpt of the JSON. */
  private static String firstLine(Exception e) {
    Throwable why = e.getCause() instanceof Refusal refusal ? refusal : e;
    String message = String.valueOf(why.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
