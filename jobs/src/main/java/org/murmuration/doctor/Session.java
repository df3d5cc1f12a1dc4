package org.murmuration.doctor;

import java.util.List;

/**
 * What holds for the whole session.
 *
 * @param taskCores spark.task.cpus
 * @param missingMemory for VGG16, a line for each kind; empty if there is enough
 * @param broadcastSeconds for 64 MB to a task
 */
public record Session(
    String master, int taskCores, List<String> missingMemory, double broadcastSeconds) {
  public Session {
    missingMemory = List.copyOf(missingMemory);
  }

  List<String> lines() {
    return List.of(
        "Master %s, spark.task.cpus %d".formatted(master, taskCores),
        "Broadcast of 64 MB: %.2f s".formatted(broadcastSeconds));
  }

  List<String> advice() {
    return missingMemory.stream().map("for VGG16 in batches of 16, "::concat).toList();
  }
}
