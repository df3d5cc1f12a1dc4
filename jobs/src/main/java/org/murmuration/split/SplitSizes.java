package org.murmuration.split;

/**
 * How many images of a label are for what.
 *
 * @param test the first in their order
 * @param validation those behind them; the rest is for training
 */
public record SplitSizes(long test, long validation) {
  /** From so many images on each split has one that is to have any. */
  private static final int ONE_EACH = 3;

  /**
   * @param images of the label, or groups of them
   */
  public static SplitSizes of(long images, double testShare, double validationShare) {
    long test = share(images, testShare);
    long validation = share(images, validationShare);
    while (test + validation > 0 && test + validation >= images) {
      if (test >= validation) {
        test--;
      } else {
        validation--;
      }
    }
    return new SplitSizes(test, validation);
  }

  private static long share(long images, double share) {
    long least = share > 0 && images >= ONE_EACH ? 1 : 0;
    return Math.max(least, Math.round(share * images));
  }
}
