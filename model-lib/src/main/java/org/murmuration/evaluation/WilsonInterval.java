package org.murmuration.evaluation;

import java.util.Locale;

/**
 * Where the true accuracy probably lies, given how many images were tried: the 95 % score interval
 * of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
 * of the American Statistical Association 22 (1927), 209-212. Unlike the textbook's "plus or minus"
 * it stays within 0 to 1 and is sound for few images and for accuracies near 0 or 1.
 *
 * @param low the lower end, 0 to 1
 * @param high the upper end, 0 to 1
 */
public record WilsonInterval(double low, double high) {
  /** The standard normal quantile of 0.975. */
  private static final double Z = 1.959963984540054;

  /** The interval for {@code correct} of {@code total}; from 0 to 1 if nothing was tried. */
  public static WilsonInterval of(long correct, long total) {
    if (correct < 0 || correct > total) {
      throw new IllegalArgumentException(
          "Cannot bound %s right of %s: not a share".formatted(correct, total));
    }
    if (total == 0) {
      return new WilsonInterval(0, 1);
    }
    double share = (double) correct / total;
    double shrink = 1 + Z * Z / total;
    double centre = (share + Z * Z / (2 * total)) / shrink;
    double half =
        Z / shrink * Math.sqrt(share * (1 - share) / total + Z * Z / (4.0 * total * total));
    // At 0 and at all right the end is exact; rounding must not put it a hair beside.
    return new WilsonInterval(
        correct == 0 ? 0 : centre - half, correct == total ? 1 : centre + half);
  }

  /** The interval of a share that was measured on so many. */
  public static WilsonInterval ofShare(double share, long total) {
    return of(Math.round(share * total), total);
  }

  /** Such as {@code 95 % interval 0.640 to 0.965}. */
  public String words() {
    return String.format(Locale.ROOT, "95 %% interval %.3f to %.3f", low, high);
  }

  /**
   * The interval for an F1: F1 = 2 J / (1 + J), where J is the share of the images with or given a
   * label that are both, so an interval of J is one of F1, too. This is the "Wilson indirect" of K.
   * Lam, V. Gopal, J. Qian, "Confidence intervals for the F1 score: a comparison of four methods",
   * arXiv:2309.14621 (2023).
   *
   * @param both images that have the label and were given it
   * @param either images that have the label or were given it
   */
  public static WilsonInterval ofF1(long both, long either) {
    WilsonInterval overlap = of(both, either);
    return new WilsonInterval(f1(overlap.low), f1(overlap.high));
  }

  private static double f1(double overlap) {
    return 2 * overlap / (1 + overlap);
  }
}
