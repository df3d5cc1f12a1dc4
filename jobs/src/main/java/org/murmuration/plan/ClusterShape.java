package org.murmuration.plan;

import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Refusal;

/**
 * What a pass is meant to run on.
 *
 * @param executors that run at one time
 * @param cores of an executor
 * @param tasks that run at one time on an executor; they divide its cores among them
 */
public record ClusterShape(int executors, int cores, int tasks) {
  /**
   * @throws Refusal (settings) if a number is below 1, or tasks do not divide the cores
   */
  public ClusterShape {
    OptionCheck.atLeast("--executors", executors, 1);
    OptionCheck.atLeast("--cores", cores, 1);
    OptionCheck.atLeast("--tasks", tasks, 1);
    if (cores % tasks != 0) {
      throw Refusal.settings(
          "Cannot use --tasks %d with --cores %d: each task has as many cores as the others (use a divisor)"
              .formatted(tasks, cores));
    }
  }

  /** One executor of four cores, with a task on each. */
  public static ClusterShape defaults() {
    return new ClusterShape(1, 4, 4);
  }

  int coresOfATask() {
    return cores / tasks;
  }

  int allCores() {
    return executors * cores;
  }
}
