package org.murmuration.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

class TestMlflowRun {
  private final Storage storage = Storage.of(new Configuration());
  private MlflowStand stand;

  @BeforeEach
  void start() throws IOException {
    stand = new MlflowStand();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  private MlflowRun begin(Map<String, String> environment) throws IOException {
    return MlflowRun.begin(stand.place(), "pipeline r 1", environment);
  }

  private List<String> logged(String kind) {
    List<String> all = new ArrayList<>();
    for (JsonNode batch : stand.batches) {
      assertThat(batch.path("run_id").asText()).isEqualTo("abc");
      batch
          .path(kind)
          .forEach(pair -> all.add(pair.path("key").asText() + "=" + pair.path("value").asText()));
    }
    return all;
  }

  @Test
  void getsSettingsNumbersAndTheEnd() throws IOException {
    begin(Map.of()).end(Report.run(Report.PIPELINE), storage);
    assertThat(logged("params")).containsExactly("epochs=60", "images=[\"a\",\"b\"]", "network=n");
    assertThat(logged("metrics"))
        .containsExactly("embed/images_embedded=7.0", "evaluate/accuracy=0.75");
    assertThat(logged("tags")).contains("murmuration.outcome=done", "murmuration.exit_code=0");
    assertThat(stand.update.path("status").asText()).isEqualTo("FINISHED");
    assertThat(stand.update.path("end_time").isIntegralNumber()).isTrue();
  }

  @Test
  void getsTheReportAndThePageAsFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("report.html"), "page");
    String json = Report.PIPELINE.replace("REPORT", folder.toString());
    begin(Map.of()).end(Report.run(json), storage);
    assertThat(stand.files)
        .containsOnlyKeys("5/abc/artifacts/run-report.json", "5/abc/artifacts/report/report.html");
  }

  @Test
  void isToldOfAFailureAndWhy() throws IOException {
    begin(Map.of()).end(Report.run(Report.FAILED), storage);
    assertThat(stand.update.path("status").asText()).isEqualTo("FAILED");
    assertThat(logged("tags")).contains("mlflow.note.content=Cannot read images: no a");
  }

  @Test
  void endsAlsoWhereItsFilesAreNotTaken() throws IOException {
    MlflowRun run = begin(Map.of());
    stand.failAt = ".*mlflow-artifacts.*";
    assertThatThrownBy(() -> run.end(Report.run(Report.PIPELINE), storage))
        .isInstanceOf(Refusal.class);
    assertThat(stand.update.path("status").asText()).isEqualTo("FINISHED");
  }

  @Test
  void sendsWhatTheEnvironmentSaysOfWhoMayEnter() throws IOException {
    begin(Map.of("MLFLOW_TRACKING_TOKEN", "t"));
    begin(Map.of("MLFLOW_TRACKING_USERNAME", "u", "MLFLOW_TRACKING_PASSWORD", "p"));
    assertThat(stand.logins).contains("Bearer t", "Basic dTpw");
  }

  @Test
  void aServerThatIsNotThereIsNamedBeforeTheWork() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    assertThatThrownBy(() -> MlflowRun.begin(nowhere, "x", Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot reach the MLflow server http://127.0.0.1:1: ")
        .extracting(refusal -> ((Refusal) refusal).kind())
        .isEqualTo(Refusal.Kind.TEMPORARY);
  }

  @Test
  void aServerThatRefusesIsQuoted() {
    stand.failWith = 403;
    assertThatThrownBy(() -> begin(Map.of()))
        .hasMessageContaining(
            "it answers 403 to /api/2.0/mlflow/experiments/get-by-name, not today")
        .extracting(refusal -> ((Refusal) refusal).kind())
        .isEqualTo(Refusal.Kind.SETTINGS);
    stand.failWith = 503;
    assertThatThrownBy(() -> begin(Map.of()))
        .extracting(refusal -> ((Refusal) refusal).kind())
        .isEqualTo(Refusal.Kind.TEMPORARY);
  }
}
