package org.murmuration.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The executors of a {@code local-cluster}, which Spark starts as processes. */
public final class ExecutorProcesses {
  private static final String MAIN = "CoarseGrainedExecutorBackend";

  private ExecutorProcesses() {}

  /**
   * Those that are running. What else this process starts is not among them: for a moment, any
   * command that it runs is a copy of this JVM.
   */
  public static List<ProcessHandle> running() {
    return of(ProcessHandle.current());
  }

  /** Those that are running of another process. */
  public static List<ProcessHandle> of(ProcessHandle driver) {
    return driver.descendants().filter(ExecutorProcesses::isExecutor).toList();
  }

  /** Java's own {@link ProcessHandle.Info} gives up on a line as long as Spark's class path. */
  private static boolean isExecutor(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains(MAIN);
    } catch (IOException e) {
      return false; // It has ended.
    }
  }
}
