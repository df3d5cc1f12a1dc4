package org.murmuration.legs;

/**
 * What legs did.
 *
 * @param used images that the network ran on
 * @param profilesIgnored of these, that had a colour profile which cannot be used
 * @param legs that were committed
 * @param redone images of attempts that left a file and did not count, because an executor was lost
 *     or a task failed: each whole piece, and none of an attempt that ended before its first row
 * @param listingSeconds for writing down what was to be done
 * @param buildSeconds that an executor took to build the network, on average
 * @param computingSeconds that reading, decoding and the network took, besides
 * @param commitSeconds for the last commit, during which nothing was computed
 */
public record LegCounts(
    long used,
    long profilesIgnored,
    long legs,
    long redone,
    double listingSeconds,
    double buildSeconds,
    double computingSeconds,
    double commitSeconds) {
  /** Where nothing was to be done. */
  public static final LegCounts NONE = new LegCounts(0, 0, 0, 0, 0, 0, 0, 0);
}
