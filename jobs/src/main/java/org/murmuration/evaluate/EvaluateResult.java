package org.murmuration.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.store.MeasuredTest;

/** What {@code evaluate} found. */
public record EvaluateResult(String report, EvaluationReport evaluation) implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("report", report);
    facts.putAll(evaluation.metrics());
    return facts;
  }

  /** What the card of a classifier says of its test. */
  public Map<String, Double> testMetrics() {
    return MeasuredTest.of(evaluation.matrix());
  }

  @Override
  public List<String> summary() {
    ConfusionMatrix matrix = evaluation.matrix();
    return List.of(
        "Accuracy %.3f on %d images (%s; chance %.3f)"
            .formatted(
                matrix.accuracy(), matrix.total(), evaluation.interval().words(), matrix.chance()),
        "Mean recall %.3f, mean F1 %.3f, %s"
            .formatted(matrix.macroRecall(), matrix.macroF1(), matrix.tested().words()),
        "Report: " + report + "/report.html");
  }
}
