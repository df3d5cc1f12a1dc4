package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;

class TestResultSentences {
  @Test
  void speaksOfOneImage() {
    assertThat(Reports.words(words(new long[][] {{1, 0}, {0, 0}}).result()))
        .startsWith("Of 1 test image 1 was named right: 100.0 %");
  }

  @Test
  void saysWhenTheResultIsAboveTheDullestRule() {
    assertThat(Reports.words(words(new long[][] {{50, 0}, {0, 50}}).verdict()))
        .isEqualTo(
            "Always giving the most frequent label would be right for 50 % of these images; "
                + "the whole interval lies above that.");
  }

  @Test
  void saysWhenTooFewImagesShowNothing() {
    assertThat(words(new long[][] {{2, 1}, {1, 2}}).verdict()).contains("so few images");
  }

  @Test
  void saysWhenTheResultIsWorse() {
    assertThat(words(new long[][] {{0, 50}, {50, 0}}).verdict()).contains("lies below that");
  }

  @Test
  void doesNotRoundUpToAll() {
    assertThat(NumberFormats.percent(0.99999)).isEqualTo("99.9 %");
    assertThat(NumberFormats.percent(1)).isEqualTo("100.0 %");
    assertThat(NumberFormats.shortPercent(1.0 / 3)).isEqualTo("33.3 %");
    assertThat(NumberFormats.count(12345, "image")).isEqualTo("12,345 images");
  }

  private static ResultSentences words(long[][] counts) {
    ConfusionMatrix matrix = Reports.matrix(List.of("a", "b"), counts);
    EvaluationReport report = EvaluationReport.of("t", matrix, new Counts(0, 0, matrix.total(), 0));
    return new ResultSentences(report, new ShownMetrics(report.metrics()));
  }
}
