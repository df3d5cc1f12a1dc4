package org.murmuration.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.ImageUse.Rejects;
import org.murmuration.label.LabelSet;

class TestLabelsJson {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("a:b", "a_b", "=\"x\", ü"));

  private static EvaluationReport report() {
    ConfusionMatrix matrix = new ConfusionMatrix(LABELS);
    matrix.add(0, 1);
    EvaluationReport.Counts counts = new EvaluationReport.Counts(0, 0, 1, 5);
    List<Rejects> rejects = List.of(new Rejects("a:b", "CUT", 2), new Rejects("a_b", "CUT", 3));
    return EvaluationReport.of(
        "Names", Scores.of(matrix), new ImageUse(counts, List.of(), rejects));
  }

  private static String json() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LabelsJson.write(report(), out);
    return out.toString(UTF_8);
  }

  @Test
  void saysWhichLabelEachNameIsOf() throws IOException {
    assertThat(json())
        .isEqualTo(
            """
            {
              "labels" : {
                "a_b_2" : "a:b",
                "a_b" : "a_b",
                "__x__ ü" : "=\\"x\\", ü"
              },
              "rejects" : {
                "CUT.a_b_2" : "a:b",
                "CUT.a_b" : "a_b"
              }
            }
            """);
  }

  @Test
  void leadsFromEachMetricOfALabelToTheLabel() throws IOException {
    JsonNode names = new ObjectMapper().readTree(json());
    assertThat(report().metrics().keySet())
        .filteredOn(metric -> metric.contains("."))
        .allMatch(
            metric ->
                names
                    .get(metric.startsWith("rejects.") ? "rejects" : "labels")
                    .has(metric.substring(metric.indexOf('.') + 1)));
    assertThat(report().metrics()).containsEntry("rejects.CUT.a_b", 3.0);
  }
}
