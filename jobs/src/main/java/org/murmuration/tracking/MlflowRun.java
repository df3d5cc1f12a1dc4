package org.murmuration.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * A run of this program as a run of MLflow: settings become parameters, numbers become metrics, and
 * run report, report page and model card its files. It is made before the work, so that a server
 * that cannot be used is known then.
 */
public final class MlflowRun {
  private static final String EXPERIMENT = "MLFLOW_EXPERIMENT_NAME";
  private static final String OUR_EXPERIMENT = "murmuration";

  /** MLflow takes so many in one request ("REST API", Log Batch). */
  private static final int PARAMETERS_AT_ONCE = 100;

  private static final int METRICS_AT_ONCE = 1000;

  /** MLflow takes so many characters (before its version 2.9: 500). */
  private static final int LONGEST_PARAMETER = 500;

  private final MlflowServer server;
  private final String id;
  private final String artifacts;

  private MlflowRun(MlflowServer server, JsonNode info) {
    this.server = server;
    this.id = info.path("run_id").asText();
    this.artifacts = info.path("artifact_uri").asText();
  }

  /**
   * @param name of the run, for people
   * @param environment with {@code MLFLOW_EXPERIMENT_NAME} and what MLflow's clients log in with
   * @throws Refusal if the server cannot be used
   */
  public static MlflowRun begin(URI place, String name, Map<String, String> environment)
      throws IOException {
    MlflowServer server = new MlflowServer(place, environment);
    String experiment = environment.getOrDefault(EXPERIMENT, OUR_EXPERIMENT);
    Map<String, Object> run =
        Map.of(
            "experiment_id", experimentId(server, experiment),
            "run_name", name,
            "start_time", Instant.now().toEpochMilli());
    return new MlflowRun(server, server.post("runs/create", run).at("/run/info"));
  }

  private static String experimentId(MlflowServer server, String name) throws IOException {
    Optional<JsonNode> found = server.find("experiments/get-by-name", "experiment_name", name);
    return found.isPresent()
        ? found.get().at("/experiment/experiment_id").asText()
        : server.post("experiments/create", Map.of("name", name)).path("experiment_id").asText();
  }

  /** All that there is to say of the run, and its end. */
  public void end(FinishedRun run, Storage storage) throws IOException {
    try {
      logAll("params", parameters(run), PARAMETERS_AT_ONCE);
      logAll("metrics", metrics(run), METRICS_AT_ONCE);
      logAll("tags", tags(run), PARAMETERS_AT_ONCE);
      new MlflowFiles(server, artifacts).store(run, storage);
    } finally {
      sayItsEnd(run);
    }
  }

  /** A run that nobody ends is shown as running for ever. */
  private void sayItsEnd(FinishedRun run) throws IOException {
    String status = run.text("outcome").equals("done") ? "FINISHED" : "FAILED";
    boolean cancelled = run.text("outcome").equals("cancelled");
    server.post(
        "runs/update",
        Map.of(
            "run_id",
            id,
            "status",
            cancelled ? "KILLED" : status,
            "end_time",
            Instant.now().toEpochMilli()));
  }

  private void logAll(String kind, List<Map<String, Object>> all, int atOnce) throws IOException {
    for (int from = 0; from < all.size(); from += atOnce) {
      List<Map<String, Object>> some = all.subList(from, Math.min(from + atOnce, all.size()));
      server.post("runs/log-batch", Map.of("run_id", id, kind, some));
    }
  }

  private static List<Map<String, Object>> parameters(FinishedRun run) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    run.field("settings")
        .properties()
        .forEach(setting -> parameters.add(pair(setting.getKey(), value(setting.getValue()))));
    return parameters;
  }

  private static String value(JsonNode setting) {
    String text = setting.isValueNode() ? setting.asText() : setting.toString();
    return text.length() <= LONGEST_PARAMETER
        ? text
        : text.substring(0, LONGEST_PARAMETER - 3) + "...";
  }

  /** Those of a whole; those of each label are in the files. */
  private static List<Map<String, Object>> metrics(FinishedRun run) {
    long now = Instant.now().toEpochMilli();
    List<Map<String, Object>> metrics = new ArrayList<>();
    run.stages()
        .forEach(
            (stage, facts) ->
                facts.properties().stream()
                    .filter(fact -> fact.getValue().isNumber())
                    .map(
                        fact ->
                            Map.<String, Object>of(
                                "key",
                                (run.hasStages() ? stage + "/" : "") + fact.getKey(),
                                "value",
                                fact.getValue().asDouble(),
                                "timestamp",
                                now,
                                "step",
                                0))
                    .forEach(metrics::add));
    return metrics;
  }

  private static List<Map<String, Object>> tags(FinishedRun run) {
    List<Map<String, Object>> tags = new ArrayList<>();
    for (String field : List.of("command", "run_id", "version", "commit", "outcome", "exit_code")) {
      tags.add(pair("murmuration." + field, run.text(field)));
    }
    JsonNode error = run.field("error").path("message");
    if (error.isTextual()) {
      tags.add(pair("mlflow.note.content", error.asText()));
    }
    return tags;
  }

  private static Map<String, Object> pair(String key, String value) {
    return Map.of("key", key, "value", value);
  }
}
