package org.murmuration.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.TestedLabels;
import org.murmuration.evaluation.WilsonInterval;

/**
 * What a test said, among the counts and scores of a head's configuration: each name begins with
 * {@code test_}. A label without a test image has a count of its own, of 0.
 */
public final class MeasuredTest {
  private static final String PREFIX = "test_";
  private static final String EXAMPLES = PREFIX + "examples";
  private static final String ACCURACY = PREFIX + "accuracy";
  private static final String RECALL = PREFIX + "macro_recall";
  private static final String F1 = PREFIX + "macro_f1";
  private static final String TESTED = PREFIX + "tested_classes";
  private static final String OF_LABEL = EXAMPLES + ".";

  private MeasuredTest() {}

  /** Empty where no image was tested. */
  public static Map<String, Double> of(ConfusionMatrix matrix) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (matrix.total() > 0) {
      WilsonInterval interval = WilsonInterval.of(matrix.correct(), matrix.total());
      metrics.put(EXAMPLES, (double) matrix.total());
      metrics.put(ACCURACY, matrix.accuracy());
      metrics.put(ACCURACY + "_low", interval.low());
      metrics.put(ACCURACY + "_high", interval.high());
      metrics.put(RECALL, matrix.macroRecall());
      metrics.put(F1, matrix.macroF1());
      metrics.put(TESTED, (double) matrix.tested().tested());
      matrix.tested().untested().forEach(label -> metrics.put(OF_LABEL + label, 0.0));
    }
    return metrics;
  }

  /** A head that says of itself what a test said of it, too. */
  public static HeadConfig addedTo(HeadConfig head, Map<String, Double> tested) {
    Map<String, Double> all = without(head.metrics());
    all.putAll(tested);
    return head.withMetrics(all);
  }

  /** Counts and scores, those of a test taken from them. */
  static Map<String, Double> without(Map<String, Double> metrics) {
    Map<String, Double> others = new LinkedHashMap<>(metrics);
    others.keySet().removeIf(name -> name.startsWith(PREFIX));
    return others;
  }

  static Optional<Double> accuracy(Map<String, Double> metrics) {
    return Optional.ofNullable(metrics.get(ACCURACY)).filter(Double::isFinite);
  }

  static long examples(Map<String, Double> metrics) {
    return Math.round(metrics.getOrDefault(EXAMPLES, 0.0));
  }

  /** Mean recall and F1 with the labels that they are of; empty where nothing was tested. */
  static Optional<String> means(Map<String, Double> metrics) {
    return accuracy(metrics)
        .map(
            tested ->
                String.format(
                    Locale.ROOT,
                    "%.4f, %.4f %s",
                    metrics.getOrDefault(RECALL, Double.NaN),
                    metrics.getOrDefault(F1, Double.NaN),
                    labels(metrics).words()));
  }

  private static TestedLabels labels(Map<String, Double> metrics) {
    List<String> untested =
        metrics.keySet().stream()
            .filter(name -> name.startsWith(OF_LABEL))
            .map(name -> name.substring(OF_LABEL.length()))
            .toList();
    return new TestedLabels((int) Math.round(metrics.getOrDefault(TESTED, 0.0)), untested);
  }
}
