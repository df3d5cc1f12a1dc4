package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.ConfidenceHistogram;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.WantedAccuracy;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.label.LabelSet;

class TestEvaluateResult {
  private final EvaluationReport report = report();
  private final EvaluateResult result = new EvaluateResult("file:/report", report);

  /** Of ten images, seven are named right. */
  private static EvaluationReport report() {
    ConfusionMatrix matrix = new ConfusionMatrix(LabelSet.of(List.of("robin", "wren")));
    matrix.add(0, 0, 4);
    matrix.add(0, 1, 1);
    matrix.add(1, 1, 3);
    matrix.add(1, 0, 2);
    return EvaluationReport.of("birds", matrix, new Counts(20, 5, 10, 0));
  }

  @Test
  void saysTheAccuracyAndHowSureItIs() {
    WilsonInterval interval = WilsonInterval.of(7, 10);
    assertThat(result.summary())
        .containsExactly(
            "Accuracy 0.700 on 10 images (95 %% interval %.3f to %.3f; chance 0.500)"
                .formatted(interval.low(), interval.high()),
            "Mean recall 0.700, mean F1 0.697, over 2 labels",
            "Report: file:/report/report.html");
  }

  @Test
  void recordsWhereTheReportIsAndAllMetrics() {
    Map<String, Object> facts = result.facts();
    assertThat(facts)
        .containsEntry("report", "file:/report")
        .containsAllEntriesOf(report.overallMetrics())
        .containsEntry("accuracy", 0.7)
        .doesNotContainKey("recall." + report.labels().names().get(0));
  }

  @Test
  void recordsWhatIsOfALabelUnderTheLabelsName() {
    assertThat(result.facts().get("by_label"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .hasSize(2)
        .extracting(label -> label.get("label"))
        .isEqualTo(report.labels().names());
    String first = report.labels().names().get(0);
    assertThat(report.metrics())
        .containsEntry("recall." + first, report.labelMetrics().get(0).get("recall"));
  }

  @Test
  void saysHowSureItMustBeWhereThatIsAsked() {
    EvaluateResult asked =
        new EvaluateResult(
            "file:/report",
            report,
            Optional.of(new WantedAccuracy(0.95, new ConfidenceHistogram())));
    assertThat(asked.summary())
        .element(2)
        .asString()
        .startsWith("No confidence gives accuracy 0.950");
    assertThat(asked.facts()).containsEntry("wanted_accuracy", 0.95);
  }
}
