package org.murmuration.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Names the numbers of a report. The names are read by other programs: add, but don't rename. */
public final class Metrics {
  /** How sure the classifier may be asked to be, in percent. */
  public static final List<Integer> THRESHOLD_PERCENTS = List.of(50, 70, 80, 90, 95, 99);

  private static final int TOP_FEW = 3;
  private static final int TOP_MORE = 5;

  private final Map<String, Double> values = new LinkedHashMap<>();

  private Metrics() {}

  /** All, flat: {@link #overall}, those of each label as {@code recall.wren}, and rejects. */
  static Map<String, Double> of(EvaluationReport report) {
    Metrics metrics = new Metrics();
    metrics.values.putAll(overall(report));
    MetricNames names = new MetricNames(report.labels().names());
    List<Map<String, Double>> labels = byLabel(report);
    for (int label = 0; label < labels.size(); label++) {
      int number = label;
      labels.get(label).forEach((name, value) -> metrics.values.put(names.of(name, number), value));
    }
    metrics.putRejects(report.images().rejects());
    return Collections.unmodifiableMap(metrics.values);
  }

  /** Those that are of no single label. */
  static Map<String, Double> overall(EvaluationReport report) {
    Metrics metrics = new Metrics();
    metrics.putScores(report.scores());
    metrics.putCounts(report);
    report.scores().confidence().ifPresent(metrics::putConfidence);
    report.images().seen().ifPresent(metrics::putSeen);
    report.gallery().leakage().ifPresent(leakage -> metrics.putLeakage(leakage, report.matrix()));
    return Collections.unmodifiableMap(metrics.values);
  }

  /** Those of each label, in the order of the labels: {@code recall}, {@code support} and so on. */
  static List<Map<String, Double>> byLabel(EvaluationReport report) {
    List<ImageUse.LabelUse> balance = report.images().balance();
    return IntStream.range(0, report.labels().size())
        .mapToObj(
            label -> {
              Metrics metrics = new Metrics();
              metrics.putLabel(report.matrix(), label);
              if (label < balance.size()) {
                metrics.putBalance(balance.get(label));
              }
              return Collections.unmodifiableMap(metrics.values);
            })
        .toList();
  }

  private void putScores(Scores scores) {
    ConfusionMatrix matrix = scores.matrix();
    values.put("accuracy", matrix.accuracy());
    values.put("accuracy_low", scores.interval().low());
    values.put("accuracy_high", scores.interval().high());
    values.put("chance", matrix.chance());
    values.put("majority", matrix.majority());
    values.put("macro_precision", matrix.macroPrecision());
    values.put("macro_recall", matrix.macroRecall());
    values.put("macro_f1", matrix.macroF1());
    values.put("weighted_precision", matrix.weightedPrecision());
    values.put("weighted_recall", matrix.weightedRecall());
    values.put("weighted_f1", matrix.weightedF1());
    scores.top(TOP_FEW).ifPresent(top -> values.put("top_3_accuracy", top));
    scores.top(TOP_MORE).ifPresent(top -> values.put("top_5_accuracy", top));
    scores.loss().stream().filter(Double::isFinite).forEach(loss -> values.put("loss", loss));
  }

  private void putCounts(EvaluationReport report) {
    EvaluationReport.Counts counts = report.images().counts();
    put("examples", report.matrix().total());
    put("correct", report.matrix().correct());
    put("classes", report.labels().size());
    put("tested_classes", report.matrix().tested().tested());
    put("untested_classes", report.matrix().tested().untested().size());
    put("train_examples", counts.train());
    put("validation_examples", counts.validation());
    put("test_examples", counts.test());
    put("rejects", counts.rejects());
  }

  private void putConfidence(ConfidenceHistogram confidence) {
    values.put("mean_confidence", confidence.meanConfidence());
    values.put("expected_calibration_error", confidence.expectedCalibrationError());
    for (int percent : THRESHOLD_PERCENTS) {
      ConfidenceHistogram.Answered answered = confidence.atLeast(percent / 100.0);
      values.put("answered_share_at_" + percent, (double) answered.images() / confidence.total());
      values.put("answered_accuracy_at_" + percent, answered.accuracy());
    }
  }

  private void putSeen(SeenBefore seen) {
    put("given_examples", seen.given().total());
    put("given_seen_in_training", seen.given().training());
    put("given_seen_in_validation", seen.given().validation());
    put("given_never_seen", seen.given().never());
    put("tested_seen_before", seen.tested().seen());
    values.put("seen_false_positive_rate", seen.falsePositiveRate());
  }

  private void putLeakage(Leakage leakage, ConfusionMatrix matrix) {
    put("exact_duplicates", leakage.exact());
    leakage.near().ifPresent(near -> putNear(near, matrix));
  }

  private void putNear(Leakage.Near near, ConfusionMatrix matrix) {
    long others = matrix.total() - near.images();
    put("near_duplicates", near.images());
    values.put("near_duplicate_similarity", near.similarity());
    if (others > 0) {
      long right = matrix.correct() - near.right();
      values.put("accuracy_without_near_duplicates", (double) right / others);
    }
  }

  private void putLabel(ConfusionMatrix matrix, int label) {
    long both = matrix.count(label, label);
    values.put("precision", matrix.precision(label));
    putInterval("precision", WilsonInterval.of(both, matrix.predicted(label)));
    values.put("recall", matrix.recall(label));
    putInterval("recall", WilsonInterval.of(both, matrix.support(label)));
    values.put("f1", matrix.f1(label));
    putInterval("f1", WilsonInterval.ofF1(both, matrix.union(label)));
    put("support", matrix.support(label));
    put("predicted", matrix.predicted(label));
  }

  private void putBalance(ImageUse.LabelUse use) {
    put("train_examples", use.train());
    put("validation_examples", use.validation());
    put("test_examples", use.test());
  }

  private void putRejects(List<ImageUse.Rejects> rejects) {
    MetricNames names = new MetricNames(rejectNames(rejects));
    for (int i = 0; i < rejects.size(); i++) {
      put(names.of("rejects", i), rejects.get(i).files());
    }
  }

  /** Labels with reasons, which identify a line of rejects. */
  public static List<String> rejectNames(List<ImageUse.Rejects> rejects) {
    return rejects.stream().map(line -> line.reason() + "." + line.label()).toList();
  }

  private void putInterval(String score, WilsonInterval interval) {
    values.put(score + "_low", interval.low());
    values.put(score + "_high", interval.high());
  }

  private void put(String name, long count) {
    values.put(name, (double) count);
  }
}
