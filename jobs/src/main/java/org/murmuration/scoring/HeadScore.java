package org.murmuration.scoring;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.cluster.ImageOutcome;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.label.LabelSet;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

/**
 * How a head did on some examples.
 *
 * @param counts examples by true label (row) and predicted label (column)
 * @param lossSum cross-entropy, added up
 */
public record HeadScore(long[][] counts, double lossSum) implements Serializable {
  /** So that a probability of 0 costs much and not everything; as in Keras and scikit-learn. */
  private static final double LEAST_PROBABILITY = 1e-7;

  static HeadScore none(int labels) {
    return new HeadScore(new long[labels][labels], 0);
  }

  /** Runs over the examples on executors; partitions are added in order. */
  public static HeadScore of(TrainedHead head, JavaRDD<Example> examples) {
    return examples.mapPartitions(new HeadPass(head)).collect().stream()
        .reduce(none(head.labels().size()), HeadScore::plus);
  }

  /**
   * How a classifier did on images with labels, from the probabilities that came out.
   *
   * @throws org.murmuration.refusal.Refusal if an image has a label that is not among {@code
   *     labels}
   */
  public static HeadScore ofOutcomes(LabelSet labels, JavaRDD<ImageOutcome.Used> images) {
    return images.mapPartitions(new OutcomePass(labels)).collect().stream()
        .reduce(none(labels.size()), HeadScore::plus);
  }

  HeadScore plus(int label, float[] probabilities) {
    counts[label][largest(probabilities)]++;
    double loss = -Math.log(Math.max(probabilities[label], LEAST_PROBABILITY));
    return new HeadScore(counts, lossSum + loss);
  }

  private static int largest(float[] probabilities) {
    int largest = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[largest]) {
        largest = i;
      }
    }
    return largest;
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

  public ConfusionMatrix confusion(LabelSet labels) {
    ConfusionMatrix confusion = new ConfusionMatrix(labels);
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        confusion.add(actual, predicted, counts[actual][predicted]);
      }
    }
    return confusion;
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
