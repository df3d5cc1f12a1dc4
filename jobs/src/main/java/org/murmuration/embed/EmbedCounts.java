package org.murmuration.embed;

/**
 * What a run of {@code embed} added to its table.
 *
 * @param embedded images that the network ran on
 * @param reused images that got a row because their bytes were embedded before
 * @param profilesIgnored images whose colour profile could not be used
 * @param legs parts that were committed one by one
 * @param redone images that executors began and did not end, because they were lost or a task
 *     failed, and that were computed again: at most, as what is lost cannot be counted
 */
public record EmbedCounts(
    long embedded, long reused, long profilesIgnored, long legs, long redone) {
  static final EmbedCounts NONE = new EmbedCounts(0, 0, 0, 0, 0);

  EmbedCounts plus(EmbedCounts other) {
    return new EmbedCounts(
        embedded + other.embedded,
        reused + other.reused,
        profilesIgnored + other.profilesIgnored,
        legs + other.legs,
        redone + other.redone);
  }
}
