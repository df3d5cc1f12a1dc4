package org.murmuration.storage;

import java.util.Arrays;
import java.util.regex.Pattern;
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
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (WORDS.matcher(String.valueOf(at.getMessage())).find()) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** Blocks, shuffles and sorts go to disks of their own. */
  private static boolean isWhereSparkWorks(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (WORDS.matcher(String.valueOf(at.getMessage())).find() && at.getCause() == null) {
        return Arrays.stream(at.getStackTrace())
            .anyMatch(frame -> OF_SPARK.matcher(frame.getClassName()).lookingAt());
      }
      at = at.getCause();
    }
    return false;
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
