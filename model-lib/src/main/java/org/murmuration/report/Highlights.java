package org.murmuration.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.MetricNames;

/** What stands out, a sentence each, for somebody who will read no table. */
final class Highlights {
  private final ConfusionMatrix matrix;
  private final EvaluationReport report;
  private final ShownMetrics metrics;
  private final MetricNames names;

  private Highlights(EvaluationReport report, ShownMetrics metrics) {
    this.report = report;
    this.matrix = report.matrix();
    this.metrics = metrics;
    this.names = new MetricNames(report.labels().names());
  }

  static String of(EvaluationReport report, ShownMetrics metrics) {
    Highlights highlights = new Highlights(report, metrics);
    List<String> items =
        Stream.of(highlights.bestAndWorst(), highlights.mistake(), highlights.confidence())
            .flatMap(Optional::stream)
            .map(sentence -> "<li>" + sentence + "</li>\n")
            .toList();
    return items.isEmpty()
        ? ""
        : "<ul class=\"highlights\">\n" + String.join("", items) + "</ul>\n";
  }

  private Optional<String> bestAndWorst() {
    List<Integer> tested =
        IntStream.range(0, matrix.labels().size())
            .filter(label -> matrix.support(label) > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(matrix::recall).reversed())
            .toList();
    if (tested.isEmpty()) {
      return Optional.empty();
    }
    int best = tested.get(0);
    int worst = tested.get(tested.size() - 1);
    return matrix.recall(best) == matrix.recall(worst)
        ? Optional.empty()
        : Optional.of(
            "Found most reliably: %s. Found least: %s.".formatted(found(best), found(worst)));
  }

  private String found(int label) {
    return "<b>%s</b> (%s of %s)"
        .formatted(
            Html.isolated(matrix.labels().name(label)),
            ShownMetrics.confusion(matrix, label, label),
            metrics.count(names.of("support", label)));
  }

  private Optional<String> mistake() {
    return ConfusedPairs.all(matrix).stream()
        .findFirst()
        .map(
            pair ->
                "The most frequent mistake: %s (%s)."
                    .formatted(
                        pair.words(matrix),
                        pair.share(matrix, metrics.count(names.of("support", pair.actual())))));
  }

  /** Held against the interval of the accuracy: on few images a gap may be chance. */
  private Optional<String> confidence() {
    return report
        .scores()
        .confidence()
        .map(
            confidence ->
                "On average it is %s sure of what it says, and right for %s: %s."
                    .formatted(
                        metrics.percent("mean_confidence"),
                        metrics.percent("accuracy"),
                        verdict(confidence.meanConfidence())));
  }

  private String verdict(double meanConfidence) {
    if (meanConfidence > report.interval().high()) {
      return "it is surer than it should be";
    }
    return meanConfidence < report.interval().low()
        ? "it is less sure than it could be"
        : "the two fit, as far as this many images can tell";
  }
}
