package org.murmuration.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.evaluation.ConfidenceHistogram.Answered;

/**
 * How sure a classifier must be of its answers for these to be as accurate as wanted, while it says
 * of the other images that it is not sure.
 *
 * @param wanted share of the answers that shall be right, above 0
 * @param confidence of the images that it was tried on
 */
public record WantedAccuracy(double wanted, ConfidenceHistogram confidence) {
  /** The least probability, to a thousandth, from which on they are; nothing if from none. */
  public Optional<Double> threshold() {
    return confidence.thresholds().stream()
        .filter(probability -> confidence.atLeast(probability).accuracy() >= wanted)
        .findFirst();
  }

  /** Numbers by name. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("wanted_accuracy", wanted);
    threshold().ifPresent(probability -> put(metrics, probability));
    return metrics;
  }

  private void put(Map<String, Double> metrics, double probability) {
    Answered answered = confidence.atLeast(probability);
    WilsonInterval interval = interval(answered);
    metrics.put("threshold", probability);
    metrics.put("threshold_answered", (double) answered.images());
    metrics.put("threshold_answered_share", (double) answered.images() / confidence.total());
    metrics.put("threshold_accuracy", answered.accuracy());
    metrics.put("threshold_accuracy_low", interval.low());
    metrics.put("threshold_accuracy_high", interval.high());
  }

  private static WilsonInterval interval(Answered answered) {
    return WilsonInterval.of(answered.right(), answered.images());
  }

  /** For people. */
  public String line() {
    return threshold().map(this::reached).orElseGet(this::missed);
  }

  private String reached(double probability) {
    Answered answered = confidence.atLeast(probability);
    return String.format(
        Locale.ROOT,
        "For accuracy %.3f, a confidence of %.3f is needed: %d of %d images are answered then, with accuracy %.3f (%s)",
        wanted,
        probability,
        answered.images(),
        confidence.total(),
        answered.accuracy(),
        interval(answered).words());
  }

  private String missed() {
    double best = confidence.curve().stream().mapToDouble(Answered::accuracy).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "No confidence gives accuracy %.3f on these %d images: at best it is %.3f",
        wanted,
        confidence.total(),
        best);
  }
}
