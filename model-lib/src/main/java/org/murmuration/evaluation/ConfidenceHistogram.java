package org.murmuration.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How sure the classifier was of what it named, and how often that was right: images by the
 * probability of the label given to them, in a thousand steps. It can be added up over the parts of
 * a data set, and calibration and abstention follow from it.
 */
public final class ConfidenceHistogram implements Serializable {
  private static final int STEPS = 1000;

  /** Bins of the reliability diagram, each a tenth wide. */
  private static final int BINS = 10;

  /** So that 0.9 as a float, which is a hair less, counts as 0.9. */
  private static final double HAIR = 1e-4;

  private final long[] images = new long[STEPS];
  private final long[] right = new long[STEPS];
  private final double[] confidence = new double[STEPS];

  /**
   * Images that were named with a similar probability.
   *
   * @param low least probability, 0 to 1
   * @param images named so
   * @param right of these
   * @param meanConfidence their mean probability, 0 for no image
   */
  public record Bin(double low, double high, long images, long right, double meanConfidence) {
    /** Share named right; 0 for no image. */
    public double accuracy() {
      return images == 0 ? 0 : (double) right / images;
    }

    private double gap() {
      return images * Math.abs(accuracy() - meanConfidence);
    }
  }

  /** What is left if only images above a probability are answered. */
  public record Answered(long images, long right) {
    /** Share named right; 0 for no image. */
    public double accuracy() {
      return images == 0 ? 0 : (double) right / images;
    }
  }

  /** Counts an image that was named right, {@code probability} being that of the label given. */
  void addRight(double probability) {
    right[step(probability)]++;
    addWrong(probability);
  }

  /** Counts an image that was named wrong. */
  void addWrong(double probability) {
    images[step(probability)]++;
    confidence[step(probability)] += probability;
  }

  private static int step(double probability) {
    return (int) Math.max(0, Math.min(STEPS - 1, Math.floor(probability * STEPS + HAIR)));
  }

  void add(ConfidenceHistogram other) {
    for (int i = 0; i < STEPS; i++) {
      images[i] += other.images[i];
      right[i] += other.right[i];
      confidence[i] += other.confidence[i];
    }
  }

  /** All images. */
  public long total() {
    return LongStream.of(images).sum();
  }

  /** Images by how sure the classifier was, in tenths, the least sure first. */
  public List<Bin> bins() {
    return IntStream.range(0, BINS).mapToObj(this::bin).toList();
  }

  private Bin bin(int bin) {
    long imagesIn = 0;
    long rightIn = 0;
    double sum = 0;
    for (int i = bin * STEPS / BINS; i < (bin + 1) * STEPS / BINS; i++) {
      imagesIn += images[i];
      rightIn += right[i];
      sum += confidence[i];
    }
    double low = (double) bin / BINS;
    double high = (bin + 1.0) / BINS;
    return new Bin(low, high, imagesIn, rightIn, imagesIn == 0 ? 0 : sum / imagesIn);
  }

  /** Mean probability of the labels given; 0 for no image. */
  public double meanConfidence() {
    double sum = 0;
    for (double step : confidence) {
      sum += step;
    }
    return total() == 0 ? 0 : sum / total();
  }

  /**
   * How far probabilities and shares named right lie apart, over ten bins of equal width: expected
   * calibration error, 0 to 1, of M. Pakdaman Naeini, G. Cooper, M. Hauskrecht, "Obtaining well
   * calibrated probabilities using Bayesian binning", AAAI 2015.
   */
  public double expectedCalibrationError() {
    return total() == 0 ? 0 : bins().stream().mapToDouble(Bin::gap).sum() / total();
  }

  /** The images named with at least this probability, to a thousandth. */
  public Answered atLeast(double probability) {
    int from = step(probability);
    return new Answered(
        IntStream.range(from, STEPS).mapToLong(i -> images[i]).sum(),
        IntStream.range(from, STEPS).mapToLong(i -> right[i]).sum());
  }

  /** What is left above each probability at which an image lies, the most images first. */
  public List<Answered> curve() {
    return thresholds().stream().map(this::atLeast).toList();
  }

  /** Each probability at which an image lies, to a thousandth, the least first. */
  List<Double> thresholds() {
    return IntStream.range(0, STEPS)
        .filter(i -> images[i] > 0)
        .mapToObj(i -> (double) i / STEPS)
        .toList();
  }

  /** Whether a probability counts as that of a threshold, or more. */
  public static boolean isAtLeast(double probability, double threshold) {
    return probability >= threshold - HAIR / STEPS;
  }
}
