package org.murmuration.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Writes metrics as one flat JSON object of numbers: UTF-8, a line a number, in the map's order, so
 * that two files can be compared line by line. A whole number is written without a fraction.
 */
public final class MetricsJson {
  /** Above it not every whole number is a double. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private MetricsJson() {}

  /**
   * Writes and flushes; the stream stays open.
   *
   * @throws IllegalArgumentException if a number is NaN or infinite, which JSON cannot hold
   */
  public static void write(Map<String, Double> metrics, OutputStream out) throws IOException {
    try (JsonGenerator json = lines(out)) {
      json.writeStartObject();
      for (Map.Entry<String, Double> metric : metrics.entrySet()) {
        json.writeFieldName(metric.getKey());
        writeNumber(metric.getKey(), metric.getValue(), json);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Writes a line a field, and leaves the stream open. */
  static JsonGenerator lines(OutputStream out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    return json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
  }

  private static void writeNumber(String name, double value, JsonGenerator json)
      throws IOException {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Cannot write metric '%s' as JSON: %s is not a finite number".formatted(name, value));
    }
    json.writeNumber(text(value));
  }

  /** A finite number as it stands in the file. */
  public static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
