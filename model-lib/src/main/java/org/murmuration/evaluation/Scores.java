package org.murmuration.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the test images were named.
 *
 * @param matrix by true and given label; copied
 * @param loss mean cross-entropy in nats, if it was measured
 * @param confidence how sure the classifier was, if it was measured
 * @param byPlace images whose true label was the likeliest, the second likeliest and so on, up to
 *     {@value #MOST_PLACES}; empty if it was not measured
 */
public record Scores(
    ConfusionMatrix matrix,
    OptionalDouble loss,
    Optional<ConfidenceHistogram> confidence,
    List<Long> byPlace) {
  /** A label further down the list is no near miss. */
  static final int MOST_PLACES = 5;

  public Scores {
    matrix = matrix.copy();
    byPlace = List.copyOf(byPlace);
  }

  /** Where only the labels given are known. */
  static Scores of(ConfusionMatrix matrix) {
    return new Scores(matrix, OptionalDouble.empty(), Optional.empty(), List.of());
  }

  Scores withLoss(double meanCrossEntropy) {
    return new Scores(matrix, OptionalDouble.of(meanCrossEntropy), confidence, byPlace);
  }

  /** The 95 % interval of the accuracy. */
  WilsonInterval interval() {
    return WilsonInterval.of(matrix.correct(), matrix.total());
  }

  /**
   * The share of images whose true label was among the {@code places} likeliest; empty if it was
   * not measured, or if there are not more labels than that.
   */
  OptionalDouble top(int places) {
    if (byPlace.size() < places || matrix.labels().size() <= places) {
      return OptionalDouble.empty();
    }
    long within = byPlace.stream().limit(places).mapToLong(Long::longValue).sum();
    return OptionalDouble.of((double) within / matrix.total());
  }
}
