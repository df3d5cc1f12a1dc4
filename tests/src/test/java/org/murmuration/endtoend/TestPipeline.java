package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** The whole way on small photos, and what comes after it. */
@Tag("cluster")
final class TestPipeline {
  @TempDir static Path folder;
  private static Workplace workplace;
  private static Ended pipeline;
  private static String firstReport;

  @BeforeAll
  static void goTheWholeWay() throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 20);
    pipeline = runPipeline("result");
    firstReport = workplace.text("result/run-report.json");
  }

  private static Ended runPipeline(String output) {
    return Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path(output),
        "--epochs=60");
  }

  @Test
  void leavesTableHeadClassifierAndReport() throws IOException {
    assertThat(workplace.has("result/table/_contract.json")).isTrue();
    assertThat(workplace.filesBelow("result/head"))
        .containsExactly(
            "result/head/SHA256SUMS",
            "result/head/config.json",
            "result/head/head.safetensors",
            "result/head/history.csv",
            "result/head/seen.bin");
    assertThat(workplace.filesBelow("result/classifier"))
        .containsExactly(
            "result/classifier/README.md",
            "result/classifier/SHA256SUMS",
            "result/classifier/config.json",
            "result/classifier/model.safetensors",
            "result/classifier/seen.bin");
    assertThat(workplace.has("result/report/report.html")).isTrue();
    assertThat(pipeline.out()).contains("Accuracy ").contains("report/report.html");
  }

  @Test
  void learnsWhatThePhotosShow() throws IOException {
    JsonNode metrics = json("result/report/metrics.json");
    assertThat(metrics.get("accuracy").asDouble()).isGreaterThan(0.6);
    assertThat(metrics.get("train_examples").asInt())
        .isEqualTo(60 - metrics.get("test_examples").asInt() - validationExamples(metrics));
  }

  private static int validationExamples(JsonNode metrics) {
    return metrics.get("validation_examples").asInt();
  }

  @Test
  void writesARunReport() throws IOException {
    JsonNode report = new ObjectMapper().readTree(firstReport);
    assertThat(report.get("outcome").asText()).isEqualTo("done");
    assertThat(report.get("exit_code").asInt()).isZero();
    assertThat(report.at("/settings/epochs").numberValue()).isEqualTo(60);
    assertThat(report.at("/result/embed/images_embedded").asInt()).isEqualTo(60);
    assertThat(report.get("backend").asText()).contains("CpuBackend");
  }

  @Test
  void hasNothingToDoTheSecondTime() throws IOException {
    byte[] head = workplace.bytes("result/head/head.safetensors");
    var files = workplace.filesBelow("result/table");
    Ended again = runPipeline("result");
    assertThat(again.out())
        .contains("Nothing to do: all 60 images")
        .contains("Nothing to do: this head")
        .contains("Nothing to do: this classifier");
    assertThat(workplace.bytes("result/head/head.safetensors")).isEqualTo(head);
    assertThat(workplace.filesBelow("result/table")).isEqualTo(files);
  }

  @Test
  void theSameSeedGivesTheSameTableAndTheSameHead() throws IOException {
    runPipeline("again");
    String[] columns = {"image_id", "label", "split", "embedding"};
    assertThat(Rows.of(workplace.path("again/table"), columns))
        .hasSize(60)
        .isEqualTo(Rows.of(workplace.path("result/table"), columns));
    assertThat(workplace.bytes("again/head/head.safetensors"))
        .isEqualTo(workplace.bytes("result/head/head.safetensors"));
    assertThat(workplace.bytes("again/classifier/model.safetensors"))
        .isEqualTo(workplace.bytes("result/classifier/model.safetensors"));
  }

  @Test
  void anotherSeedGivesAnotherHead() throws IOException {
    Ended.well(
        "train",
        "--table=" + workplace.path("result/table"),
        "--head=" + workplace.path("head-of-seed-2"),
        "--epochs=2",
        "--seed=2");
    Ended.well(
        "train",
        "--table=" + workplace.path("result/table"),
        "--head=" + workplace.path("head-of-seed-1"),
        "--epochs=2",
        "--seed=1");
    assertThat(workplace.bytes("head-of-seed-2/head.safetensors"))
        .isNotEqualTo(workplace.bytes("head-of-seed-1/head.safetensors"));
  }

  @Test
  void theClassifierNamesPhotosWithItsTopLabels() {
    Ended.well(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"),
        "--top=2");
    assertThat(Rows.columns(workplace.path("predictions")))
        .containsExactly(
            "image_id",
            "uri",
            "predicted_label",
            "probability",
            "top",
            "true_label",
            "file_length",
            "file_time",
            "run");
    assertThat(
            Rows.of(
                workplace.path("predictions"),
                "size(top) = 2 and top[0].label = predicted_label and top[0].probability = probability"
                    + " and top[0].probability >= top[1].probability"))
        .hasSize(60)
        .containsOnly("[true]");
  }

  @Test
  void theClassifierIsEvaluatedOnImagesToo() throws IOException {
    Ended.well(
        "evaluate",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--split=all",
        "--report=" + workplace.path("report-on-images"));
    assertThat(json("report-on-images/metrics.json").get("examples").asInt()).isEqualTo(60);
  }

  @Test
  void missingTheAccuracyBarIsExitCode5WithAReport() throws IOException {
    Ended ended =
        Ended.after(
            "evaluate",
            "--head=" + workplace.path("result/head"),
            "--table=" + workplace.path("result/table"),
            "--report=" + workplace.path("strict-report"),
            "--min-accuracy=1");
    double accuracy = json("strict-report/metrics.json").get("accuracy").asDouble();
    assertThat(accuracy).isLessThan(1);
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal()).contains("--min-accuracy is 1.000");
    assertThat(workplace.has("strict-report/report.html")).isTrue();
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(workplace.bytes(name));
  }
}
