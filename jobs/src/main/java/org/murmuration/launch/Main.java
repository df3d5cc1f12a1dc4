package org.murmuration.launch;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.SparkUserAppException;

/** Where a process starts: {@code spark-submit murmuration.jar COMMAND ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws SparkUserAppException {
    // Numbers in messages and reports are the same on every machine.
    Locale.setDefault(Locale.ROOT);
    int code = new Launcher(System.out, System.err).run(arguments);
    // On YARN, System.exit(0) counts as a failure: success is to return.
    if (code != ExitCode.DONE.code()) {
      end(code);
    }
  }

  private static void end(int code) throws SparkUserAppException {
    if (isRunBySpark()) {
      throw new SparkUserAppException(code);
    }
    System.exit(code);
  }

  /** Spark's own runner turns the exception into the exit code and the final status. */
  private static boolean isRunBySpark() {
    return Arrays.stream(Thread.currentThread().getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.spark.deploy."));
  }
}
