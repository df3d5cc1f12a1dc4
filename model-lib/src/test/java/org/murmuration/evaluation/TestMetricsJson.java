package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.murmuration.report.Reports;

class TestMetricsJson {
  @Test
  void writesAFlatObjectOfNumbers() throws IOException {
    JsonNode json = new ObjectMapper().readTree(json(Reports.report().withLoss(0.5).metrics()));
    assertThat(json).allMatch(JsonNode::isNumber);
    assertThat(json.get("accuracy").doubleValue()).isEqualTo(14.0 / 16);
    assertThat(json.get("loss").doubleValue()).isEqualTo(0.5);
    assertThat(json.get("examples").isInt()).isTrue();
    assertThat(json.get("train_examples").intValue()).isEqualTo(48);
    assertThat(json.get("rejects").intValue()).isEqualTo(3);
    assertThat(json.get("recall.cross").doubleValue()).isEqualTo(0.75);
    assertThat(json.get("support.cross").intValue()).isEqualTo(4);
  }

  @Test
  void keepsTheOrderAndWritesALineANumber() throws IOException {
    String text = json(Reports.report().metrics());
    assertThat(text).startsWith("{\n  \"accuracy\" : 0.875,\n  \"accuracy_low\" : ");
    assertThat(text).endsWith("\n  \"predicted.triangle\" : 3\n}\n");
  }

  @Test
  void leavesOutALossThatIsNoNumber() {
    assertThat(Reports.report().metrics()).doesNotContainKey("loss");
    assertThat(Reports.report().withLoss(Double.NaN).metrics()).doesNotContainKey("loss");
  }

  @Test
  void namesMetricsAsMlflowTakesThem() throws IOException {
    EvaluationReport report =
        Reports.report(List.of("green, leafy", "green; leafy", "a/../b", "日本", "x".repeat(400)));
    Map<String, Double> metrics = report.metrics();
    // MLflow's mlflow.utils.validation: what a name may hold, and how long it may be.
    assertThat(metrics.keySet())
        .allMatch(name -> Pattern.matches("(?U)[/\\w.\\- ]*", name))
        .allMatch(name -> name.length() <= 250)
        .noneMatch(name -> name.contains("/"));
    assertThat(metrics).containsKeys("f1.green_ leafy", "f1.green_ leafy_2", "f1.日本");
    assertThat(new ObjectMapper().readTree(json(metrics))).hasSize(metrics.size());
  }

  @Test
  void aLabelThatMlflowTakesKeepsItsNameWhateverOthersBecome() {
    Map<String, Double> metrics =
        EvaluationReport.of(
                "Names",
                Reports.matrix(
                    List.of("a:b", "a;b", "a_b", "a_b_2"),
                    new long[][] {{1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 3, 0}, {0, 0, 0, 4}}),
                new EvaluationReport.Counts(0, 0, 10, 0))
            .metrics();
    assertThat(metrics)
        .containsEntry("predicted.a_b", 3.0)
        .containsEntry("predicted.a_b_2", 4.0)
        .containsEntry("predicted.a_b_3", 1.0)
        .containsEntry("predicted.a_b_4", 2.0);
  }

  @Test
  void boundsTheScoresOfEachLabel() {
    Map<String, Double> metrics = Reports.report().metrics();
    WilsonInterval recall = WilsonInterval.of(3, 4);
    assertThat(metrics.get("recall_low.cross")).isEqualTo(recall.low());
    assertThat(metrics.get("recall_high.cross")).isEqualTo(recall.high());
    assertThat(metrics.get("f1_low.cross")).isLessThan(metrics.get("f1.cross"));
    assertThat(metrics.get("f1_high.cross")).isGreaterThan(metrics.get("f1.cross"));
    assertThat(metrics.get("predicted.square")).isEqualTo(5);
  }

  @Test
  void refusesWhatJsonCannotHold() {
    assertThatThrownBy(() -> json(Map.of("loss", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write metric 'loss' as JSON: NaN is not a finite number");
  }

  private static String json(Map<String, Double> metrics) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MetricsJson.write(metrics, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
