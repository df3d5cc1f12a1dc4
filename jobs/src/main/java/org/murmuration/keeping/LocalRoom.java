package org.murmuration.keeping;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.BlockManager;
import org.murmuration.cluster.EveryExecutor;
import org.murmuration.machine.Bytes;
import org.murmuration.memory.LearningNeed;
import org.murmuration.refusal.Refusal;

/**
 * Where all executors together can keep examples.
 *
 * @param memoryBytes the share of Spark's memory for stored blocks
 * @param diskBytes free on the disks of {@code spark.local.dir}, each disk once
 */
record LocalRoom(long memoryBytes, long diskBytes) {
  /** A disk of an executor, and the memory that the executor has. */
  private record Disk(String executor, long storageBytes, String name, long freeBytes)
      implements Serializable {}

  static LocalRoom of(JavaSparkContext context, double share) {
    Map<String, Long> storage = new HashMap<>();
    Map<String, Long> free = new HashMap<>();
    for (List<Disk> disks : new EveryExecutor(context).answers(0, any -> disks())) {
      for (Disk disk : disks) {
        storage.put(disk.executor(), disk.storageBytes());
        free.merge(disk.name(), disk.freeBytes(), Math::min);
      }
    }
    return new LocalRoom((long) (share * sum(storage)), sum(free));
  }

  private static long sum(Map<String, Long> bytes) {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<Disk> disks() throws IOException {
    BlockManager manager = SparkEnv.get().blockManager();
    long storage = SparkEnv.get().memoryManager().maxOnHeapStorageMemory();
    List<File> folders = Stream.of(manager.diskBlockManager().localDirs()).toList();
    List<Disk> disks = new java.util.ArrayList<>();
    for (File folder : folders) {
      FileStore store = Files.getFileStore(folder.toPath());
      String name = manager.blockManagerId().host() + " " + store;
      disks.add(new Disk(SparkEnv.get().executorId(), storage, name, store.getUsableSpace()));
    }
    return disks;
  }

  /**
   * @throws Refusal (settings) with the numbers, if examples have room neither here nor there
   */
  void requireFor(LearningNeed need) {
    if (need.diskBytes(memoryBytes) > diskBytes) {
      throw Refusal.settings(
          "Cannot train on %d examples: they take %s, %s of it in memory, and so %s of local disks, of which %s are free (name larger ones with spark.local.dir, raise spark.executor.memory, or use --cache float16)"
              .formatted(
                  need.rows(),
                  new Bytes(need.keptBytes()).gibibytes(),
                  new Bytes(Math.min(memoryBytes, need.keptBytes())).gibibytes(),
                  new Bytes(need.diskBytes(memoryBytes)).gibibytes(),
                  new Bytes(diskBytes).gibibytes()));
    }
  }
}
