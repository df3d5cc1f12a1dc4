package org.murmuration.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;
import org.apache.spark.util.SignalUtils;

/**
 * Ends a command when the process is told to end, by SIGTERM or Ctrl-C: its Spark jobs are
 * cancelled, so that it fails as it would for any other reason, and there is time to write the run
 * report. The JVM itself then ends with 128 and the signal's number.
 */
final class Termination implements AutoCloseable {
  /**
   * Above Spark's own hook (50), which stops the session, and Hadoop's (10), which closes files.
   */
  private static final int BEFORE_SPARK = 100;

  private static final long LONGEST_SECONDS = 20;
  private static final long AGAIN_MILLIS = 200;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable hook = this::cancelUntilEnded;
  private volatile ExitCode signal;
  private volatile boolean told;
  private volatile SparkContext context;

  /** Of a process that is not ours: whoever ends it cancels our Spark jobs. */
  static Termination none() {
    return new Termination();
  }

  /** Watches signals until it is closed. */
  static Termination watch() {
    Termination termination = new Termination();
    SignalUtils.register("TERM", () -> termination.note(ExitCode.TERMINATED));
    SignalUtils.register("INT", () -> termination.note(ExitCode.CANCELLED));
    ShutdownHookManager.get()
        .addShutdownHook(termination.hook, BEFORE_SPARK, LONGEST_SECONDS + 5, TimeUnit.SECONDS);
    return termination;
  }

  /** Reports the signal as not handled, so that the JVM goes on to end. */
  private boolean note(ExitCode code) {
    signal = code;
    return false;
  }

  void ends(SparkContext running) {
    context = running;
  }

  /** Again and again, because a command runs one Spark job after another. */
  private void cancelUntilEnded() {
    told = true;
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    try {
      do {
        if (context != null && !context.isStopped()) {
          context.cancelAllJobs();
        }
      } while (!ended.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a failure counts as: the end that was asked for, if one was. */
  Failure reason(Failure failure) {
    return told
        ? new Failure(failure.cause(), signal == null ? ExitCode.TERMINATED : signal)
        : failure;
  }

  /** Tells that all that had to be written is written. */
  @Override
  public void close() {
    ended.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
