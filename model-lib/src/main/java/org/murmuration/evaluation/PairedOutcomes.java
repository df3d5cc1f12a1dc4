package org.murmuration.evaluation;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Locale;

/**
 * How two classifiers did on the same images, the old one and the new.
 *
 * @param bothRight images that both named right
 * @param lost that only the old one did
 * @param gained that only the new one did
 * @param bothWrong that neither did
 */
public record PairedOutcomes(long bothRight, long lost, long gained, long bothWrong)
    implements Serializable {
  public static final PairedOutcomes NONE = new PairedOutcomes(0, 0, 0, 0);

  /** A gain that chance alone makes more often is none. */
  public static final double LEVEL = 0.05;

  /** A term below it adds nothing to a sum of which the first one is a part. */
  private static final double NEGLIGIBLE = 1e-18;

  public PairedOutcomes {
    if (bothRight < 0 || lost < 0 || gained < 0 || bothWrong < 0) {
      throw new IllegalArgumentException(
          "Cannot count images: %s, %s, %s, %s (none is below 0)"
              .formatted(bothRight, lost, gained, bothWrong));
    }
  }

  /**
   * @param before images that the old one named right
   * @param after that the new one did
   * @param images of which these are
   */
  public static PairedOutcomes of(BitSet before, BitSet after, int images) {
    BitSet both = (BitSet) before.clone();
    both.and(after);
    int bothRight = both.cardinality();
    int lost = before.cardinality() - bothRight;
    int gained = after.cardinality() - bothRight;
    return new PairedOutcomes(bothRight, lost, gained, images - bothRight - lost - gained);
  }

  public PairedOutcomes plus(PairedOutcomes others) {
    return new PairedOutcomes(
        bothRight + others.bothRight,
        lost + others.lost,
        gained + others.gained,
        bothWrong + others.bothWrong);
  }

  /** Share of the images that the old one named right, 0 to 1; NaN without an image. */
  public double accuracyBefore() {
    return (double) (bothRight + lost) / images();
  }

  public long images() {
    return bothRight + lost + gained + bothWrong;
  }

  /**
   * How often chance alone gives such a gain, or a larger one, if the new classifier is no better:
   * the one-sided p of the exact test of Q. McNemar, "Note on the sampling error of the difference
   * between correlated proportions or percentages", Psychometrika 12 (1947), 153-157. Images that
   * both name right or both wrong say nothing; of the others, each is then a gain or a loss with
   * the same probability. An epoch that was chosen by the same images looks a little better than it
   * is, and so does its p.
   */
  public double pOfGain() {
    // Where gains are the fewer, the upper tail is what the tail of more losses leaves.
    return gained > lost ? tail(gained) : 1 - tail(lost + 1);
  }

  /** Whether the gain is beyond noise. */
  public boolean isGain() {
    return pOfGain() < LEVEL;
  }

  /**
   * The probability of {@code least} or more of all that differ, where that is more than half of
   * them: terms grow smaller from the first one on.
   */
  private double tail(long least) {
    long all = lost + gained;
    if (least > all) {
      return 0;
    }
    double term = Math.exp(logOfTerm(least, all));
    double sum = 0;
    for (long k = least; k <= all && term > sum * NEGLIGIBLE; k++) {
      sum += term;
      term *= (double) (all - k) / (k + 1);
    }
    return Math.min(1, sum);
  }

  /** Of the binomial probability, whose factorials are beyond all numbers. */
  private static double logOfTerm(long k, long all) {
    double log = -all * Math.log(2);
    for (long i = 1; i <= all - k; i++) {
      log += Math.log((double) (k + i) / i);
    }
    return log;
  }

  /** Such as {@code 6 newly right, 1 newly wrong, 10 right and 5 wrong both times; p = 0.0625}. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%d newly right, %d newly wrong, %d right and %d wrong both times; p = %.4f (exact one-sided McNemar test)",
        gained,
        lost,
        bothRight,
        bothWrong,
        pOfGain());
  }
}
