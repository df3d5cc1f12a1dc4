package org.murmuration.embed;

import org.murmuration.calibration.ComputedAs;

/**
 * What a run of {@code embed} added to its table.
 *
 * @param embedded images that the network ran on
 * @param reused images that got a row because their bytes were embedded before
 * @param profilesIgnored images whose colour profile could not be used
 * @param legs parts that were committed one by one
 * @param redone images of attempts that left a file and did not count, because an executor was lost
 *     or a task failed: each whole piece, and none of an attempt that ended before its first row
 * @param computed in which numbers, and by what
 */
public record EmbedCounts(
    long embedded, long reused, long profilesIgnored, long legs, long redone, ComputedAs computed) {
  static final EmbedCounts NONE = new EmbedCounts(0, 0, 0, 0, 0);

  /** Of embeddings in float32. */
  public EmbedCounts(long embedded, long reused, long profilesIgnored, long legs, long redone) {
    this(embedded, reused, profilesIgnored, legs, redone, ComputedAs.FLOAT32);
  }

  EmbedCounts with(ComputedAs other) {
    return new EmbedCounts(embedded, reused, profilesIgnored, legs, redone, other);
  }

  EmbedCounts plus(EmbedCounts other) {
    return new EmbedCounts(
        embedded + other.embedded,
        reused + other.reused,
        profilesIgnored + other.profilesIgnored,
        legs + other.legs,
        redone + other.redone,
        other.computed);
  }
}
