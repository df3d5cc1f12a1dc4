package org.murmuration.cluster;

import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** Runs on executors: the end of the task that this thread runs, however it comes. */
public final class TaskEnd {
  private TaskEnd() {}

  /** Releases something then; what was named last is released first. */
  public static void release(Runnable release) {
    TaskCompletionListener listener = context -> release.run();
    TaskContext.get().addTaskCompletionListener(listener);
  }
}
