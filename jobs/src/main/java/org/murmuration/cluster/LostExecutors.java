package org.murmuration.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what Spark says where executors, and not the work, were at fault. */
public final class LostExecutors {
  /** Of an executor that is gone, of what it held for others, and of a stage that lacked either. */
  private static final Pattern WORDS =
      Pattern.compile(
          "ExecutorLostFailure|FetchFailed|ExecutorDeadException|[Ww]orker lost"
              + "|Executor heartbeat timed out|Master removed our application: FAILED"
              + "|Max number of executor failures");

  private static final Pattern REASON = Pattern.compile("Reason: ([^\n]+)");

  private static final int DEEPEST = 100;

  private LostExecutors() {}

  /** Whether a failure says so itself, or one of its causes does. */
  public static boolean areIn(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (WORDS.matcher(at.getClass().getSimpleName() + ": " + at.getMessage()).find()) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** What Spark says of why, such as that a container took too much memory. */
  public static String reason(Throwable thrown) {
    Matcher reason = REASON.matcher(String.valueOf(thrown.getMessage()));
    return reason.find() ? reason.group(1).strip() : "Spark does not say why";
  }
}
