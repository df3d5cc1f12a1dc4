package org.murmuration.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.murmuration.command.JobResult;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.WantedAccuracy;
import org.murmuration.store.MeasuredTest;

/**
 * What {@code evaluate} found.
 *
 * @param report the folder
 * @param wanted how sure the classifier must be, if that was asked
 */
public record EvaluateResult(
    String report, EvaluationReport evaluation, Optional<WantedAccuracy> wanted)
    implements JobResult {
  private static final String NEAR = "near_duplicates";

  /** One that was not asked how sure the classifier must be. */
  public EvaluateResult(String report, EvaluationReport evaluation) {
    this(report, evaluation, Optional.empty());
  }

  /** All numbers by name. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>(evaluation.metrics());
    wanted.ifPresent(accuracy -> metrics.putAll(accuracy.metrics()));
    return metrics;
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("report", report);
    facts.putAll(evaluation.overallMetrics());
    wanted.ifPresent(accuracy -> facts.putAll(accuracy.metrics()));
    facts.put("rejects_by_label", rejects());
    facts.put("by_label", labels());
    return facts;
  }

  private List<Map<String, Object>> rejects() {
    return evaluation.images().rejects().stream()
        .map(
            files ->
                Map.<String, Object>of(
                    "label", files.label(), "reason", files.reason(), "files", files.files()))
        .toList();
  }

  private List<Map<String, Object>> labels() {
    List<String> names = evaluation.labels().names();
    List<Map<String, Double>> metrics = evaluation.labelMetrics();
    return IntStream.range(0, names.size())
        .mapToObj(label -> labelled(names.get(label), metrics.get(label)))
        .toList();
  }

  private static Map<String, Object> labelled(String name, Map<String, Double> metrics) {
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("label", name);
    label.putAll(metrics);
    return label;
  }

  /** What the card of a classifier says of its test. */
  public Map<String, Double> testMetrics() {
    return MeasuredTest.of(evaluation.matrix());
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(accuracy());
    if (evaluation.metrics().getOrDefault(NEAR, 0.0) > 0) {
      lines.add(near());
    }
    lines.add(means());
    wanted.ifPresent(accuracy -> lines.add(accuracy.line()));
    lines.add("Report: " + report + "/report.html");
    return lines;
  }

  private String accuracy() {
    ConfusionMatrix matrix = evaluation.matrix();
    return "Accuracy %.3f on %d images (%s; chance %.3f)"
        .formatted(
            matrix.accuracy(), matrix.total(), evaluation.interval().words(), matrix.chance());
  }

  private String means() {
    ConfusionMatrix matrix = evaluation.matrix();
    return "Mean recall %.3f, mean F1 %.3f, %s"
        .formatted(matrix.macroRecall(), matrix.macroF1(), matrix.tested().words());
  }

  private String near() {
    Map<String, Double> metrics = evaluation.metrics();
    Double without = metrics.get("accuracy_without_near_duplicates");
    return "%.0f of them are nearly the same as one learnt from%s (see %s/near-duplicates)"
        .formatted(
            metrics.get(NEAR),
            without == null ? "" : "; without these, accuracy is %.3f".formatted(without),
            report);
  }
}
