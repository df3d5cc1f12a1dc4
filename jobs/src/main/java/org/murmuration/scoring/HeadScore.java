package org.murmuration.scoring;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

/**
 * How a head did on some examples. It is as small for a thousand labels as for two: each partition
 * of a validation split sends one to the driver after each epoch.
 *
 * @param correct examples that got their true label
 * @param lossSum cross-entropy, added up to a billionth for each example
 */
public record HeadScore(long examples, long correct, double lossSum) implements Serializable {
  static final HeadScore NONE = new HeadScore(0, 0, 0);

  /** So that a probability of 0 costs much and not everything; as in Keras and scikit-learn. */
  private static final double LEAST_PROBABILITY = 1e-7;

  /**
   * Losses are rounded to a part of this size, so that their sum is exact up to eight millions, and
   * the same however examples are cut into partitions: which depends on the cores of a cluster, and
   * decides with the last bit which epoch is kept.
   */
  private static final double PARTS = 1L << 30;

  /** Runs over the examples on executors; partitions are added in order. */
  public static HeadScore of(TrainedHead head, JavaRDD<Example> examples) {
    return sum(examples.mapPartitions(new HeadPass(head)));
  }

  /** Of all partitions, in order. */
  static HeadScore sum(JavaRDD<HeadScore> parts) {
    return parts.collect().stream().reduce(NONE, HeadScore::plus);
  }

  HeadScore plus(int label, float[] probabilities) {
    boolean right = Verdict.largest(probabilities) == label;
    double loss = -Math.log(Math.max(probabilities[label], LEAST_PROBABILITY));
    return new HeadScore(
        examples + 1, correct + (right ? 1 : 0), lossSum + Math.rint(loss * PARTS) / PARTS);
  }

  HeadScore plus(HeadScore other) {
    return new HeadScore(
        examples + other.examples, correct + other.correct, lossSum + other.lossSum);
  }

  /** Share of examples that got their true label; NaN for no examples. */
  public double accuracy() {
    return (double) correct / examples;
  }

  /** NaN for no examples. */
  public double meanLoss() {
    return lossSum / examples;
  }
}
