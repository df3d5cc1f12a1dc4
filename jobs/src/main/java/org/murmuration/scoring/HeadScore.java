package org.murmuration.scoring;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

/**
 * How a head did on some examples.
 *
 * @param counts examples by true label (row) and predicted label (column)
 * @param lossSum cross-entropy, added up to a billionth for each example
 */
public record HeadScore(long[][] counts, double lossSum) implements Serializable {
  /** So that a probability of 0 costs much and not everything; as in Keras and scikit-learn. */
  private static final double LEAST_PROBABILITY = 1e-7;

  /**
   * Losses are rounded to a part of this size, so that their sum is exact up to eight millions, and
   * the same however examples are cut into partitions: which depends on the cores of a cluster, and
   * decides with the last bit which epoch is kept.
   */
  private static final double PARTS = 1L << 30;

  static HeadScore none(int labels) {
    return new HeadScore(new long[labels][labels], 0);
  }

  /** Runs over the examples on executors; partitions are added in order. */
  public static HeadScore of(TrainedHead head, JavaRDD<Example> examples) {
    return examples.mapPartitions(new HeadPass(head)).collect().stream()
        .reduce(none(head.labels().size()), HeadScore::plus);
  }

  HeadScore plus(int label, float[] probabilities) {
    counts[label][Verdict.largest(probabilities)]++;
    double loss = -Math.log(Math.max(probabilities[label], LEAST_PROBABILITY));
    return new HeadScore(counts, lossSum + Math.rint(loss * PARTS) / PARTS);
  }

  HeadScore plus(HeadScore other) {
    long[][] sum = new long[counts.length][];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = counts[i].clone();
      for (int j = 0; j < sum.length; j++) {
        sum[i][j] += other.counts[i][j];
      }
    }
    return new HeadScore(sum, lossSum + other.lossSum);
  }

  public long examples() {
    long sum = 0;
    for (long[] row : counts) {
      for (long count : row) {
        sum += count;
      }
    }
    return sum;
  }

  /** Share of examples that got their true label; NaN for no examples. */
  public double accuracy() {
    long correct = 0;
    for (int i = 0; i < counts.length; i++) {
      correct += counts[i][i];
    }
    return (double) correct / examples();
  }

  /** NaN for no examples. */
  public double meanLoss() {
    return lossSum / examples();
  }
}
