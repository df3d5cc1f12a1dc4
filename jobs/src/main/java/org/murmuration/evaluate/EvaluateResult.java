package org.murmuration.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.WilsonInterval;

/** What {@code evaluate} found. */
public record EvaluateResult(String report, EvaluationReport evaluation) implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("report", report);
    facts.putAll(evaluation.metrics());
    return facts;
  }

  @Override
  public List<String> summary() {
    WilsonInterval interval = evaluation.interval();
    return List.of(
        "Accuracy %.3f on %d images (95 %% interval %.3f to %.3f; chance %.3f)"
            .formatted(
                evaluation.matrix().accuracy(),
                evaluation.matrix().total(),
                interval.low(),
                interval.high(),
                evaluation.matrix().chance()),
        "Report: " + report + "/report.html");
  }
}
