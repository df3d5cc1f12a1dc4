package org.murmuration.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names the numbers of a report. The names are read by other programs: add, but don't rename. */
final class Metrics {
  private final Map<String, Double> values = new LinkedHashMap<>();

  private Metrics() {}

  static Map<String, Double> of(EvaluationReport report) {
    Metrics metrics = new Metrics();
    metrics.putScores(report);
    metrics.putCounts(report);
    for (int label = 0; label < report.labels().size(); label++) {
      metrics.putLabel(report.matrix(), label);
    }
    return Collections.unmodifiableMap(metrics.values);
  }

  private void putScores(EvaluationReport report) {
    ConfusionMatrix matrix = report.matrix();
    values.put("accuracy", matrix.accuracy());
    values.put("accuracy_low", report.interval().low());
    values.put("accuracy_high", report.interval().high());
    values.put("chance", matrix.chance());
    values.put("majority", matrix.majority());
    values.put("macro_f1", matrix.macroF1());
    report.loss().stream().filter(Double::isFinite).forEach(loss -> values.put("loss", loss));
  }

  private void putCounts(EvaluationReport report) {
    EvaluationReport.Counts counts = report.counts();
    put("examples", report.matrix().total());
    put("correct", report.matrix().correct());
    put("classes", report.labels().size());
    put("train_examples", counts.train());
    put("validation_examples", counts.validation());
    put("test_examples", counts.test());
    put("rejects", counts.rejects());
  }

  private void putLabel(ConfusionMatrix matrix, int label) {
    String name = matrix.labels().name(label);
    values.put("precision." + name, matrix.precision(label));
    values.put("recall." + name, matrix.recall(label));
    values.put("f1." + name, matrix.f1(label));
    put("support." + name, matrix.support(label));
  }

  private void put(String name, long count) {
    values.put(name, (double) count);
  }
}
