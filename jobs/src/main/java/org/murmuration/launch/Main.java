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
      end(false, USAGE);
    }
    boolean shared = isShared();
    int code = run(shared, arguments);
    // On YARN, System.exit(0) counts as a failure: success is to return.
    if (code != DONE) {
      end(shared, code);
    }
  }

  /** The process of a Databricks cluster, say, serves others after us: it must not end. */
  private static boolean isShared() {
    try {
      return Host.isShared();
    } catch (LinkageError e) {
      return false;
    }
  }

  /** Under another Spark, classes that we need may be other ones, or none. */
  private static int run(boolean shared, String[] arguments) {
    try {
      return new Launcher(shared ? Host.SHARED : Host.OWN, System.out, System.err).run(arguments);
    } catch (LinkageError e) {
      System.err.println(
          "Cannot start: this jar needs Spark 3.5 or newer, and this is another, or lacks something ("
              + e.getMessage()
              + ")");
      return USAGE;
    }
  }

  private static void end(boolean shared, int code) throws SparkUserAppException {
    if (shared || isRunBySpark()) {
      throwSparksOwn(code);
    }
    if (shared) {
      throw new IllegalStateException("The command ended with exit code " + code);
    }
    System.exit(code);
  }

  /**
   * Returns where a Spark to come has none such. Spark 4.1 gave its constructor a cause, and so
   * took away the one without.
   */
  private static void throwSparksOwn(int code) throws SparkUserAppException {
    SparkUserAppException made = null;
    try {
      for (Constructor<?> constructor : SparkUserAppException.class.getConstructors()) {
        if (constructor.getParameterTypes()[0] == int.class) {
          Object[] values = new Object[constructor.getParameterTypes().length];
          values[0] = code;
          made = (SparkUserAppException) constructor.newInstance(values);
        }
      }
    } catch (ReflectiveOperationException | ArrayIndexOutOfBoundsException | LinkageError e) {
      return;
    }
    if (made != null) {
      throw made;
    }
  }

  /** Spark's own runner turns the exception into the exit code and the final status. */
  private static boolean isRunBySpark() {
    return Arrays.stream(Thread.currentThread().getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.spark.deploy."));
  }
}
