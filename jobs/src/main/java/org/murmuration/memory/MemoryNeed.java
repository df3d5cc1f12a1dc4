package org.murmuration.memory;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.machine.Bytes;
import org.murmuration.machine.Pieces;

/**
 * What a pass over images needs of an executor's memory. The factors are chosen so that they cover
 * what VGG16 to {@code fc2} took in batches of 16: 0.86 GiB outside the heap with one task and 1.2
 * GiB with two, of which the network is 0.5 GiB; and a heap of 1 GiB was enough for two tasks, of
 * which half was used (the profile {@code benchmark-memory} measures it). Other networks were not
 * measured.
 *
 * @param networkBytes of the one network of a JVM, outside the heap
 * @param taskBytes of a task's batch on its way through the network, outside the heap
 * @param tasks that run at one time
 * @param weightsBy how the network comes to the executor
 */
public record MemoryNeed(long networkBytes, long taskBytes, int tasks, WeightsBy weightsBy) {
  /** What the largest layer reads, what it gives, and what oneDNN rearranges of it. */
  private static final int ARRAYS_OF_THE_LARGEST_LAYER = 3;

  /** Classes, compiled code, stacks, buffers of the network, and the native libraries. */
  private static final long JVM_BYTES = 512 * Bytes.MEBI;

  /** Spark's own, sorting, and Parquet's buffers. */
  private static final long SPARK_HEAP_BYTES = 640 * Bytes.MEBI;

  /** Four photos of 12 million pixels, 4 bytes each, that the readers of a task decode. */
  private static final long DECODING_HEAP_BYTES = 4 * 12_000_000L * 4;

  private static final long STEP_BYTES = 128 * Bytes.MEBI;

  public static MemoryNeed of(PrefixCost prefix, int batchSize, int tasks, WeightsBy weightsBy) {
    long task =
        batchSize * prefix.heldBytes()
            + ARRAYS_OF_THE_LARGEST_LAYER * prefix.largestBytes(batchSize);
    return new MemoryNeed(prefix.parameterBytes(), task, tasks, weightsBy);
  }

  /** Bytes of the network as it is sent; 0 where executors read it themselves. */
  public long broadcastBytes() {
    return weightsBy == WeightsBy.BROADCAST ? networkBytes : 0;
  }

  /** Bytes that an executor needs outside the heap. */
  public long offHeapBytes() {
    return networkBytes + tasks * taskBytes + JVM_BYTES;
  }

  /** Bytes of heap that an executor needs. */
  public long heapBytes() {
    return SPARK_HEAP_BYTES + tasks * DECODING_HEAP_BYTES;
  }

  /** Bytes of heap that an executor is given. */
  public long heapSettingBytes() {
    return settingMebibytes(heapBytes()) * Bytes.MEBI;
  }

  /** Mebibytes, as Spark's settings have them, rounded up to a step of 128. */
  public static long settingMebibytes(long bytes) {
    return Pieces.of(bytes, STEP_BYTES) * (STEP_BYTES / Bytes.MEBI);
  }

  /**
   * What there is too little of, a line each; empty where there is enough.
   *
   * @param heapBytes of a JVM that runs tasks
   */
  List<String> missingIn(NativeMemory memory, long heapBytes) {
    List<String> missing = new ArrayList<>();
    if (memory.coresBesideDriver() > 0) {
      addIfLess(
          missing,
          memory.driverBytes(),
          offHeapBytes(),
          "this machine has %s outside the heap, %s may be needed (%s: use fewer cores or a smaller --batch-size)");
    } else if (memory.executorBytes().isPresent()) {
      addIfLess(
          missing,
          memory.executorBytes().getAsLong(),
          offHeapBytes(),
          "spark.executor.memoryOverhead is %s, %s may be needed (%s: raise it, or lower --batch-size)");
    }
    addIfLess(
        missing,
        heapBytes,
        heapBytes(),
        "the heap of tasks is %s, %s may be needed (%s: raise spark.executor.memory, or spark.driver.memory of a local master)");
    return missing;
  }

  private void addIfLess(List<String> missing, long there, long needed, String line) {
    if (there < needed) {
      String parts =
          "network %s, %d tasks of %s"
              .formatted(
                  new Bytes(networkBytes).wholeMebibytes(),
                  tasks,
                  new Bytes(taskBytes).wholeMebibytes());
      missing.add(
          line.formatted(
              new Bytes(there).wholeMebibytes(), new Bytes(needed).wholeMebibytes(), parts));
    }
  }
}
