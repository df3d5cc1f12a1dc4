package org.murmuration.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.murmuration.label.LabelSet;

/**
 * Adds up what images were named. Parts of a data set are counted apart and then added, in a fixed
 * order where the last digit of the loss must be the same again. Only pairs of labels that occur
 * take memory.
 */
public final class Tally implements Serializable {
  /** So that a probability of 0 costs much and not everything; as in Keras and scikit-learn. */
  private static final double LEAST_PROBABILITY = 1e-7;

  /** A place in the confusion matrix: what an image is, and what it was taken for. */
  private record Pair(int label, int predicted) implements Serializable, Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byLabel = Integer.compare(label, other.label);
      return byLabel == 0 ? Integer.compare(predicted, other.predicted) : byLabel;
    }
  }

  private final TreeMap<Pair, Long> counts = new TreeMap<>();
  private final ConfidenceHistogram confidence = new ConfidenceHistogram();
  private final long[] byPlace = new long[Scores.MOST_PLACES];
  private double lossSum;

  /**
   * Counts an image.
   *
   * @param label index of its true label
   * @param predicted index of the label that it was given
   * @param probability of the label that it was given
   * @param labelProbability of its true label
   * @param place of its true label among all, the likeliest being 1
   */
  public void add(
      int label, int predicted, double probability, double labelProbability, int place) {
    counts.merge(new Pair(label, predicted), 1L, Long::sum);
    lossSum -= Math.log(Math.max(labelProbability, LEAST_PROBABILITY));
    if (place <= byPlace.length) {
      byPlace[place - 1]++;
    }
    if (label == predicted) {
      confidence.addRight(probability);
    } else {
      confidence.addWrong(probability);
    }
  }

  /** Adds what another has counted to this one. */
  public Tally plus(Tally other) {
    other.counts.forEach((pair, count) -> counts.merge(pair, count, Long::sum));
    confidence.add(other.confidence);
    for (int i = 0; i < byPlace.length; i++) {
      byPlace[i] += other.byPlace[i];
    }
    lossSum += other.lossSum;
    return this;
  }

  /** The scores that follow. */
  public Scores scores(LabelSet labels) {
    ConfusionMatrix matrix = new ConfusionMatrix(labels);
    counts.forEach((pair, count) -> matrix.add(pair.label(), pair.predicted(), count));
    return matrix.total() == 0
        ? Scores.of(matrix)
        : new Scores(
            matrix, OptionalDouble.of(lossSum / matrix.total()), Optional.of(confidence), places());
  }

  private List<Long> places() {
    return LongStream.of(byPlace).boxed().toList();
  }
}
