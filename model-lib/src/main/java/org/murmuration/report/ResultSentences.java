package org.murmuration.report;

import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.WilsonInterval;

/** Says the result in sentences, before any table does. */
final class ResultSentences {
  private final ConfusionMatrix matrix;
  private final WilsonInterval interval;
  private final ShownMetrics metrics;

  ResultSentences(EvaluationReport report, ShownMetrics metrics) {
    this.metrics = metrics;
    this.matrix = report.matrix();
    this.interval = report.interval();
  }

  /** How many were right, how sure that is, and what guessing gives. */
  String result() {
    if (matrix.total() == 0) {
      return "No test image was named, so nothing is known about accuracy.";
    }
    return "Of %s %s named right: %s (95 %% interval %s to %s). Guessing would give %s."
        .formatted(
            metrics.count("examples", "test image"),
            metrics.count("correct") + (matrix.correct() == 1 ? " was" : " were"),
            metrics.percent("accuracy"),
            metrics.tenths("accuracy_low"),
            metrics.percent("accuracy_high"),
            metrics.shortPercent("chance"));
  }

  /** Whether that is more than the dullest rule would reach. */
  String verdict() {
    if (matrix.total() == 0) {
      return "The test split may be empty: see how many images there were.";
    }
    String rule =
        "Always giving the most frequent label would be right for %s of these images; "
            .formatted(metrics.shortPercent("majority"));
    return rule + comparison();
  }

  private String comparison() {
    if (interval.low() > matrix.majority()) {
      return "the whole interval lies above that.";
    }
    if (interval.high() < matrix.majority()) {
      return "the whole interval lies below that: the classifier has not learned what was meant.";
    }
    return "that lies within the interval, so on so few images no better result is shown.";
  }
}
