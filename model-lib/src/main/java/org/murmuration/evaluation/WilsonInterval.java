package org.murmuration.evaluation;

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
}
