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
import org.junit.jupiter.api.Test;

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
    assertThat(text).endsWith("\n  \"support.triangle\" : 4\n}\n");
  }

  @Test
  void leavesOutALossThatIsNoNumber() {
    assertThat(Reports.report().metrics()).doesNotContainKey("loss");
    assertThat(Reports.report().withLoss(Double.NaN).metrics()).doesNotContainKey("loss");
  }

  @Test
  void writesLabelsOfAnyScript() throws IOException {
    ConfusionMatrix matrix = Reports.matrix(List.of("\"x\"", "日本"), new long[][] {{1, 0}, {0, 1}});
    EvaluationReport report =
        EvaluationReport.of("t", matrix, new EvaluationReport.Counts(0, 0, 2, 0));
    JsonNode json = new ObjectMapper().readTree(json(report.metrics()));
    assertThat(json.has("f1.\"x\"")).isTrue();
    assertThat(json.has("f1.日本")).isTrue();
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
