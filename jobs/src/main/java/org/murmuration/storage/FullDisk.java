package org.murmuration.storage;

import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/** Recognises that a disk has no room left: time alone does not mend that. */
public final class FullDisk {
  /** What Linux, Windows, Hadoop's choice of a local folder and a quota of the disk say. */
  private static final Pattern WORDS =
      Pattern.compile(
          "No space left on device|not enough space on the disk|No space available in any of the local directories|Disk quota exceeded");

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

  /**
   * @param place that was written to
   * @throws Refusal if that is what a failure says
   */
  static void check(Throwable failure, String place) {
    if (isIn(failure)) {
      throw Refusal.input(
          "Cannot write %s: no space is left there (free some, or name another place)"
              .formatted(place),
          failure);
    }
  }
}
