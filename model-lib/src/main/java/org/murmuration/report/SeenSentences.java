package org.murmuration.report;

import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.SeenBefore;

/** Says which of the images were seen before, and what became of these. */
final class SeenSentences {
  private final EvaluationReport report;
  private final ShownMetrics metrics;

  SeenSentences(EvaluationReport report, ShownMetrics metrics) {
    this.report = report;
    this.metrics = metrics;
  }

  String paragraph() {
    return "<p>%s</p>\n"
        .formatted(
            report
                .images()
                .seen()
                .map(this::said)
                .orElse(
                    "Which images it learnt from is not known: an older program made it, or another. "
                        + "If it saw some of these, the numbers are better than it is."));
  }

  private String said(SeenBefore seen) {
    return "Of %s images given, it learnt from <b>%s</b>, was watched or chosen by <b>%s</b>, and never saw %s. %s%s"
        .formatted(
            metrics.count("given_examples"),
            metrics.count("given_seen_in_training"),
            metrics.count("given_seen_in_validation"),
            metrics.count("given_never_seen"),
            consequence(seen),
            doubt(seen));
  }

  private String consequence(SeenBefore seen) {
    if (seen.tested().seen() > 0) {
      return "Tested were <b>%s that it had seen</b>, too: the numbers are better than it is on new images."
          .formatted(metrics.count("tested_seen_before"));
    }
    return seen.given().seen() > 0
        ? "Those it saw were left out: all numbers here are of images that it never saw."
        : "All numbers here are of images that it never saw.";
  }

  private String doubt(SeenBefore seen) {
    return seen.falsePositiveRate() > 0
        ? " (Of images never seen, %s are taken for seen.)"
            .formatted(metrics.percent("seen_false_positive_rate"))
        : "";
  }
}
