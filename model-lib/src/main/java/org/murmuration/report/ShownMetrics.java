package org.murmuration.report;

import java.util.Map;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.MetricsJson;

/**
 * Writes the metrics of a report into the page, each by its name, so that page and {@code
 * metrics.json} cannot differ: a number is shown as people read it, and its name and full value
 * stand in the {@code data} element around it.
 */
final class ShownMetrics {
  private final Map<String, Double> metrics;

  ShownMetrics(Map<String, Double> metrics) {
    this.metrics = metrics;
  }

  /** A count of the confusion matrix, which {@code confusion.csv} holds. */
  static String confusion(ConfusionMatrix matrix, int actual, int predicted) {
    long count = matrix.count(actual, predicted);
    return "<data value=\"%s\" data-row=\"%s\" data-column=\"%s\">%s</data>"
        .formatted(count, actual, predicted, NumberFormats.count(count));
  }

  /** A probability that the predictions hold, as in {@code 87.5 %}. */
  static String prediction(String imageId, double probability) {
    return "<data value=\"%s\" data-image=\"%s\">%s</data>"
        .formatted(
            MetricsJson.text(probability), Html.text(imageId), NumberFormats.percent(probability));
  }

  boolean has(String name) {
    return metrics.containsKey(name);
  }

  double value(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException(
          "Cannot show '%s': no metric has that name".formatted(name));
    }
    return metrics.get(name);
  }

  /** As in {@code 87.5 %}. */
  String percent(String name) {
    return shown(name, NumberFormats.percent(value(name)));
  }

  /** As in {@code 25 %}. */
  String shortPercent(String name) {
    return shown(name, NumberFormats.shortPercent(value(name)));
  }

  /** As in {@code 64.0}. */
  String tenths(String name) {
    return shown(name, NumberFormats.tenths(value(name)));
  }

  /** As in {@code 64.0 to 96.5 %}. */
  String range(String low, String high) {
    return tenths(low) + " to " + percent(high);
  }

  String decimals(String name, int digits) {
    return shown(name, NumberFormats.decimals(value(name), digits));
  }

  /** As in {@code 10,000}. */
  String count(String name) {
    return shown(name, NumberFormats.count(Math.round(value(name))));
  }

  /** As in {@code 1 image}. */
  String count(String name, String noun) {
    return count(name) + " " + (value(name) == 1 ? noun : noun + "s");
  }

  private String shown(String name, String text) {
    return "<data value=\"%s\" data-metric=\"%s\">%s</data>"
        .formatted(MetricsJson.text(value(name)), Html.text(name), text);
  }
}
