package org.murmuration.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run as its run report tells it. */
public final class FinishedRun {
  private final JsonNode report;

  private FinishedRun(JsonNode report) {
    this.report = report;
  }

  /**
   * @param report that this program wrote, as JSON
   */
  public static FinishedRun of(byte[] report) {
    try {
      return new FinishedRun(new ObjectMapper().readTree(report));
    } catch (IOException e) {
      throw new UncheckedIOException("A run report of our own is JSON", e);
    }
  }

  byte[] json() {
    return report.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  String text(String field) {
    return report.path(field).asText();
  }

  JsonNode field(String name) {
    return report.path(name);
  }

  /** Where a command put something, such as its {@code report}; missing if it names no such. */
  JsonNode place(String name) {
    return stages().values().stream()
        .map(facts -> facts.path(name))
        .filter(JsonNode::isTextual)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** Whether the command is several stages in a row, each with facts of its own. */
  boolean hasStages() {
    JsonNode result = report.path("result");
    return !result.isEmpty() && result.properties().stream().allMatch(e -> e.getValue().isObject());
  }

  /** The facts of each stage by its name; a command of one stage is that stage. */
  Map<String, JsonNode> stages() {
    Map<String, JsonNode> stages = new LinkedHashMap<>();
    JsonNode result = report.path("result");
    if (hasStages()) {
      result.properties().forEach(stage -> stages.put(stage.getKey(), stage.getValue()));
    } else {
      stages.put(text("command"), result);
    }
    return stages;
  }
}
