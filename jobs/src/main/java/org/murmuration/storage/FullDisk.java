package org.murmuration.storage;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.murmuration.refusal.Refusal;

/** Recognises that a disk has no room left: time alone does not mend that. */
public final class FullDisk {
  /** What Linux, Windows, Hadoop's choice of a local folder and a quota of the disk say. */
  private static final Pattern WORDS =
      Pattern.compile(
          "No space left on device|not enough space on the disk|No space available in any of the local directories|Disk quota exceeded");

  private static final Pattern OF_SPARK =
      Pattern.compile("org\\.apache\\.spark\\.(storage|shuffle|broadcast|util\\.collection)\\.");

  private static final int DEEPEST = 100;

  private FullDisk() {}

  /** Whether a failure says so itself, or one of its causes does. */
  public static boolean isIn(Throwable thrown) {
    return saying(thrown).findAny().isPresent();
  }

  /** Those that say so of a failure and its causes. */
  private static Stream<Throwable> saying(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .filter(at -> WORDS.matcher(String.valueOf(at.getMessage())).find());
  }

  /** Blocks, shuffles and sorts go to disks of their own. */
  private static boolean isWhereSparkWorks(Throwable thrown) {
    return saying(thrown)
        .filter(at -> at.getCause() == null)
        .flatMap(root -> Arrays.stream(root.getStackTrace()))
        .anyMatch(frame -> OF_SPARK.matcher(frame.getClassName()).lookingAt());
  }

  /**
   * @param place that was written to
   * @throws Refusal if that is what a failure says of it, and not of where Spark keeps its work
   */
  public static void check(Throwable failure, String place) {
    if (isIn(failure) && !isWhereSparkWorks(failure)) {
      throw Refusal.input(
          "Cannot write %s: no space is left there (free some, or name another place)"
              .formatted(place),
          failure);
    }
  }
}
