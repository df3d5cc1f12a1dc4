package org.murmuration.evaluation;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.murmuration.label.LabelSet;

/**
 * How often images of one label were given another: a count for each pair of actual and predicted
 * label, and the scores that follow from the counts.
 *
 * <p>A score that would be 0/0 (the precision of a label that was never predicted, the recall of
 * one that no image has) is 0, because NaN is not JSON. {@link #support} tells such a 0 from an
 * earned one.
 */
public final class ConfusionMatrix {
  private final LabelSet labels;
  private final long[][] counts;

  /** A matrix without images. */
  public ConfusionMatrix(LabelSet labels) {
    this.labels = labels;
    this.counts = new long[labels.size()][labels.size()];
  }

  /** Counts one image. */
  public void add(int actual, int predicted) {
    add(actual, predicted, 1);
  }

  /**
   * Counts {@code count} images that have the label {@code actual} and were given {@code
   * predicted}.
   *
   * @throws IllegalArgumentException if an index is not one of a label, or the count is negative
   */
  public void add(int actual, int predicted, long count) {
    checkIndex(actual);
    checkIndex(predicted);
    if (count < 0) {
      throw new IllegalArgumentException("Cannot count " + count + " images: it is less than 0");
    }
    counts[actual][predicted] = Math.addExact(counts[actual][predicted], count);
  }

  /** A matrix of its own with the same counts. */
  public ConfusionMatrix copy() {
    ConfusionMatrix copy = new ConfusionMatrix(labels);
    for (int i = 0; i < counts.length; i++) {
      copy.counts[i] = counts[i].clone();
    }
    return copy;
  }

  public LabelSet labels() {
    return labels;
  }

  /** The images that have the label {@code actual} and were given {@code predicted}. */
  public long count(int actual, int predicted) {
    checkIndex(actual);
    checkIndex(predicted);
    return counts[actual][predicted];
  }

  /** All images. */
  public long total() {
    return indexes().mapToLong(this::support).sum();
  }

  /** The images that were named right. */
  public long correct() {
    return indexes().mapToLong(i -> counts[i][i]).sum();
  }

  /** The share of images named right, 0 to 1. */
  public double accuracy() {
    return share(correct(), total());
  }

  /** The share of the most frequent label: what always giving that one would get right. */
  public double majority() {
    return share(indexes().mapToLong(this::support).max().orElse(0), total());
  }

  /** What choosing a label blindly would get right: 1 / labels. */
  public double chance() {
    return 1.0 / labels.size();
  }

  /** The images that have this label. */
  public long support(int label) {
    checkIndex(label);
    return LongStream.of(counts[label]).sum();
  }

  /** The images that were given this label. */
  public long predicted(int label) {
    checkIndex(label);
    return indexes().mapToLong(actual -> counts[actual][label]).sum();
  }

  /** Of the images given this label, the share that has it. */
  public double precision(int label) {
    return share(count(label, label), predicted(label));
  }

  /** Of the images that have this label, the share that was given it. */
  public double recall(int label) {
    return share(count(label, label), support(label));
  }

  /** The harmonic mean of precision and recall. */
  public double f1(int label) {
    return share(2 * count(label, label), support(label) + predicted(label));
  }

  /**
   * How many images either have this label or were given it, or both: of these, {@code count(label,
   * label)} are both.
   */
  long union(int label) {
    return support(label) + predicted(label) - count(label, label);
  }

  /** Of which labels there are images. */
  public TestedLabels tested() {
    return TestedLabels.of(this);
  }

  /** The mean precision of the labels that have images, each counting the same. */
  public double macroPrecision() {
    return macro(this::precision);
  }

  /** The mean recall of the labels that have images, each counting the same. */
  public double macroRecall() {
    return macro(this::recall);
  }

  /**
   * The mean F1 of the labels that have images, each counting the same however many. Of a label
   * without one nothing is known, whether it was given or not: it would count as 0 whatever the
   * classifier is worth. Images that were given it count against the label that they have.
   */
  public double macroF1() {
    return macro(this::f1);
  }

  private double macro(IntToDoubleFunction score) {
    return indexes().filter(label -> support(label) > 0).mapToDouble(score).average().orElse(0);
  }

  /** The mean precision of the labels, each counting as often as it has images. */
  public double weightedPrecision() {
    return weighted(this::precision);
  }

  /** The mean recall, so weighted: the same as the accuracy. */
  public double weightedRecall() {
    return weighted(this::recall);
  }

  /** The mean F1 of the labels, each counting as often as it has images. */
  public double weightedF1() {
    return weighted(this::f1);
  }

  private double weighted(IntToDoubleFunction score) {
    double sum = indexes().mapToDouble(i -> support(i) * score.applyAsDouble(i)).sum();
    return total() == 0 ? 0 : sum / total();
  }

  private IntStream indexes() {
    return IntStream.range(0, counts.length);
  }

  private void checkIndex(int label) {
    if (label < 0 || label >= counts.length) {
      throw new IllegalArgumentException(
          "Cannot count label %s: the labels have indexes 0 to %s"
              .formatted(label, counts.length - 1));
    }
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
