package org.murmuration.evaluation;

/**
 * What was seen before of the images that somebody wanted tested.
 *
 * @param given all of them
 * @param tested those that the scores are of
 * @param falsePositiveRate share of images never seen that are taken for seen, 0 to 1
 */
public record SeenBefore(Uses given, Uses tested, double falsePositiveRate) {
  /**
   * Images by what they were seen for.
   *
   * @param training learnt from
   * @param validation watched while it learnt, or chosen by
   * @param never new
   */
  public record Uses(long training, long validation, long never) {
    public long total() {
      return training + validation + never;
    }

    /** That were seen for anything. */
    public long seen() {
      return training + validation;
    }
  }
}
