package org.murmuration.doctor;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.cluster.NativeMemory;

/**
 * What holds for the whole session.
 *
 * @param taskCores spark.task.cpus
 * @param broadcastSeconds for 64 MB to a task
 */
record Session(String master, int taskCores, NativeMemory memory, double broadcastSeconds) {
  private static final long GIBI = 1L << 30;

  /** As in conf/spark-defaults.conf: VGG16 once, and the JVM. */
  private static final double FIXED_GIBIBYTES = 1.5;

  private static final double GIBIBYTES_A_TASK = 1;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Master %s, spark.task.cpus %d".formatted(master, taskCores));
    lines.add("Broadcast of 64 MB: %.2f s".formatted(broadcastSeconds));
    return lines;
  }

  List<String> advice() {
    double needed = FIXED_GIBIBYTES + GIBIBYTES_A_TASK * memory.tasksAnExecutor();
    double found = (double) memory.executorBytes().orElse(Long.MAX_VALUE) / GIBI;
    if (found >= needed) {
      return List.of();
    }
    return List.of(
        "raise spark.executor.memoryOverhead: executors have %.1f GB outside the heap, and VGG16 with %d tasks at a time needs about %.1f GB"
            .formatted(found, memory.tasksAnExecutor(), needed));
  }
}
