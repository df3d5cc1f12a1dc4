package org.murmuration.tune;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.refusal.Refusal;

/**
 * A candidate that was tried.
 *
 * @param metrics of its head; empty if there is none
 * @param refusal why there is none
 */
public record Trial(Candidate candidate, Map<String, Double> metrics, Optional<Refusal> refusal) {
  public Trial {
    metrics = Map.copyOf(metrics);
  }

  /** One that was trained. */
  Trial(Candidate candidate, Map<String, Double> metrics) {
    this(candidate, metrics, Optional.empty());
  }

  /** What several heads of one candidate did, on different images each, taken together. */
  static Trial pooled(List<Trial> heads) {
    if (heads.size() == 1) {
      return heads.get(0);
    }
    long images = heads.stream().mapToLong(Trial::images).sum();
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("folds", (double) heads.size());
    metrics.put("validation_examples", (double) images);
    metrics.put("validation_accuracy", (double) right(heads) / images);
    metrics.put("validation_loss", mean(heads, Trial::loss, Trial::images));
    metrics.put("train_loss", mean(heads, Trial::trainLoss, head -> 1));
    metrics.put("kept_epoch", (double) Math.round(mean(heads, Trial::epochs, head -> 1)));
    return new Trial(heads.get(0).candidate(), metrics);
  }

  private static long right(List<Trial> heads) {
    return heads.stream().mapToLong(head -> Math.round(head.accuracy() * head.images())).sum();
  }

  private static double mean(
      List<Trial> heads, ToDoubleFunction<Trial> value, ToLongFunction<Trial> weight) {
    double sum =
        heads.stream()
            .mapToDouble(head -> value.applyAsDouble(head) * weight.applyAsLong(head))
            .sum();
    return sum / heads.stream().mapToLong(weight).sum();
  }

  static Trial refused(Candidate candidate, Refusal why) {
    return new Trial(candidate, Map.of(), Optional.of(why));
  }

  boolean isTrained() {
    return refusal.isEmpty();
  }

  /** Whether its loss grew beyond all numbers. */
  boolean isDiverged() {
    return refusal.stream().anyMatch(why -> why.kind() == Refusal.Kind.DIVERGED);
  }

  /** On images that were held back. */
  double accuracy() {
    return metrics.getOrDefault("validation_accuracy", Double.NaN);
  }

  /** On images that were held back. */
  double loss() {
    return metrics.getOrDefault("validation_loss", Double.NaN);
  }

  /** Images that it was compared on; 0 where that is not known. */
  long images() {
    return Math.round(metrics.getOrDefault("validation_examples", 0.0));
  }

  /** Folds that were held back, one after the other; 1 for the validation split. */
  int folds() {
    return metrics.getOrDefault("folds", 1.0).intValue();
  }

  /** Where the accuracy probably lies; empty where it is not known of how many images it is. */
  Optional<WilsonInterval> interval() {
    return images() == 0 || Double.isNaN(accuracy())
        ? Optional.empty()
        : Optional.of(WilsonInterval.ofShare(accuracy(), images()));
  }

  /** Of the accuracy; NaN where it is not known of how many images it is. */
  double standardError() {
    return images() == 0 ? Double.NaN : Math.sqrt(accuracy() * (1 - accuracy()) / images());
  }

  double trainLoss() {
    return metrics.getOrDefault("train_loss", Double.NaN);
  }

  /** Epochs after which its weights were kept, or the mean; 0 if it was not trained. */
  int epochs() {
    return metrics.getOrDefault("kept_epoch", metrics.getOrDefault("epochs", 0.0)).intValue();
  }
}
