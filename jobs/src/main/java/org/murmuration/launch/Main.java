package org.murmuration.launch;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.SparkUserAppException;

/** Where a process starts: {@code spark-submit murmuration.jar COMMAND ...}. */
public final class Main {
  /** As in {@link ExitCode}, which an older Java cannot load. */
  private static final int DONE = 0;

  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) throws SparkUserAppException {
    // Numbers in messages and reports are the same on every machine.
    Locale.setDefault(Locale.ROOT);
    JavaCheck java = JavaCheck.ofThisJvm();
    if (!java.isGood()) {
      System.err.println(java.refusal());
      end(USAGE);
    }
    int code = run(arguments);
    // On YARN, System.exit(0) counts as a failure: success is to return.
    if (code != DONE) {
      end(code);
    }
  }

  /** Under another Spark, classes that we need may be other ones, or none. */
  private static int run(String[] arguments) {
    try {
      return new Launcher(System.out, System.err).run(arguments);
    } catch (LinkageError e) {
      System.err.println(
          "Cannot start: this jar needs Spark 3.5 or newer, and this is another, or lacks something ("
              + e.getMessage()
              + ")");
      return USAGE;
    }
  }

  private static void end(int code) throws SparkUserAppException {
    if (isRunBySpark()) {
      throw sparksOwn(code);
    }
    System.exit(code);
  }

  /** Spark 4.1 gave its constructor a cause, and so took away the one without. */
  private static SparkUserAppException sparksOwn(int code) {
    try {
      for (Constructor<?> made : SparkUserAppException.class.getConstructors()) {
        if (made.getParameterTypes()[0] == int.class) {
          Object[] values = new Object[made.getParameterTypes().length];
          values[0] = code;
          return (SparkUserAppException) made.newInstance(values);
        }
      }
      throw new NoSuchMethodException("SparkUserAppException(int)");
    } catch (ReflectiveOperationException | ArrayIndexOutOfBoundsException | LinkageError e) {
      // Of a Spark to come: the process still ends with the code.
      System.exit(code);
      throw new IllegalStateException(e);
    }
  }

  /** Spark's own runner turns the exception into the exit code and the final status. */
  private static boolean isRunBySpark() {
    return Arrays.stream(Thread.currentThread().getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.spark.deploy."));
  }
}
