package org.murmuration.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.ParameterException;

/** What the process tells the scheduler that started it. */
public enum ExitCode {
  /** Done; also: there was nothing to do. */
  DONE(0),
  /** Wrong command line or settings. */
  USAGE(2),
  /** A fault of this program. */
  INTERNAL(3),
  /** An input or a model cannot be used. */
  INPUT(4),
  /** The work was done and missed a quality bar. */
  QUALITY(5),
  /** The output exists already, or holds something else. */
  CONFLICT(6),
  /** Storage or cluster trouble: the same command may succeed later. */
  TEMPORARY(75),
  /** Somebody cancelled its Spark jobs, or pressed Ctrl-C. */
  CANCELLED(130),
  /** The process was told to end, by SIGTERM. */
  TERMINATED(143);

  /**
   * Spark's words when somebody cancelled, in its UI or by {@code cancelJobGroup}; a lost session
   * has others. Spark 4 has the name of its error before them.
   */
  private static final Pattern JOB_CANCELLED =
      Pattern.compile(
          "(?:\\[\\w+] )?Job \\d+ cancelled (?!because SparkContext)", Pattern.CASE_INSENSITIVE);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static ExitCode of(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return of(refusal.kind());
    }
    if (failure instanceof ParameterException) {
      return USAGE;
    }
    if (failure instanceof SparkException
        && JOB_CANCELLED.matcher(failure.getMessage()).lookingAt()) {
      return CANCELLED;
    }
    if (failure instanceof FileNotFoundException
        || failure instanceof AccessControlException
        // A quota: like a permission, somebody has to change it before another try is worth while.
        || failure instanceof ClusterStorageCapacityExceededException
        || failure instanceof java.nio.file.AccessDeniedException) {
      return INPUT;
    }
    if (failure instanceof FileAlreadyExistsException
        || failure instanceof ParentNotDirectoryException) {
      return CONFLICT;
    }
    return failure instanceof IOException || failure instanceof UncheckedIOException
        ? TEMPORARY
        : INTERNAL;
  }

  private static ExitCode of(Refusal.Kind kind) {
    return switch (kind) {
      case SETTINGS, DIVERGED -> USAGE;
      case INPUT -> INPUT;
      case QUALITY -> QUALITY;
      case CONFLICT -> CONFLICT;
      case TEMPORARY -> TEMPORARY;
    };
  }
}
