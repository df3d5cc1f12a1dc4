package org.murmuration.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A number of a run.
 *
 * @param labels what it is of, by name
 */
record Sample(String name, Map<String, String> labels, double value) {
  Sample {
    labels = new TreeMap<>(labels);
  }

  /** All numbers of a run report. */
  static void ofRun(FinishedRun run, Consumer<Sample> samples) {
    Map<String, String> command = Map.of("command", run.text("command"));
    samples.accept(new Sample("run_info", info(run), 1));
    samples.accept(new Sample("run_exit_code", command, run.field("exit_code").asDouble()));
    samples.accept(new Sample("run_seconds", command, run.field("seconds").asDouble()));
    JsonNode peak = run.field("peak_memory_bytes");
    if (peak.isNumber()) {
      samples.accept(new Sample("run_peak_memory_bytes", command, peak.asDouble()));
    }
    run.stages()
        .forEach((stage, facts) -> ofFacts(with(command, "stage", stage), "", facts, samples));
  }

  private static Map<String, String> info(FinishedRun run) {
    Map<String, String> info = new LinkedHashMap<>();
    for (String field : new String[] {"command", "run_id", "version", "commit", "outcome"}) {
      info.put(field, run.text(field));
    }
    return info;
  }

  private static void ofFacts(
      Map<String, String> labels, String prefix, JsonNode facts, Consumer<Sample> samples) {
    facts
        .properties()
        .forEach(fact -> ofFact(labels, prefix + fact.getKey(), fact.getValue(), samples));
  }

  /** A number by its name; a map has its keys, and a list the texts of its parts, as labels. */
  private static void ofFact(
      Map<String, String> labels, String name, JsonNode fact, Consumer<Sample> samples) {
    if (fact.isNumber()) {
      samples.accept(new Sample(name, labels, fact.asDouble()));
    } else if (fact.isObject()) {
      ofMap(labels, name, fact, samples);
    } else if (fact.isArray()) {
      fact.forEach(part -> ofFacts(with(labels, texts(part)), name + "_", part, samples));
    }
  }

  private static void ofMap(
      Map<String, String> labels, String name, JsonNode map, Consumer<Sample> samples) {
    map.properties().stream()
        .filter(entry -> entry.getValue().isNumber())
        .map(
            entry ->
                new Sample(name, with(labels, "of", entry.getKey()), entry.getValue().asDouble()))
        .forEach(samples);
  }

  private static Map<String, String> texts(JsonNode part) {
    Map<String, String> texts = new LinkedHashMap<>();
    part.properties().stream()
        .filter(field -> field.getValue().isTextual())
        .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  private static Map<String, String> with(Map<String, String> labels, String name, String value) {
    return with(labels, Map.of(name, value));
  }

  private static Map<String, String> with(Map<String, String> labels, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.putAll(more);
    return all;
  }
}
