package org.murmuration.memory;

import org.murmuration.machine.Bytes;
import org.murmuration.machine.Pieces;

/**
 * What the examples of a training need while a head learns from them: they are sent to the workers
 * once, through local disks, and kept there, in memory up to a share of what Spark has for stored
 * blocks, and on the same disks beyond it.
 *
 * @param rows of the train split
 * @param width values of an example
 * @param valueBytes of a value as it is kept
 */
public record LearningNeed(long rows, long width, int valueBytes) {
  /** Spark never takes this share of its memory away from stored blocks. */
  public static final double USUAL_SHARE = 0.5;

  /** What Spark leaves of a heap to others, and its part of the rest (spark.memory.fraction). */
  private static final long RESERVED_BYTES = 300 * Bytes.MEBI;

  private static final double SPARKS_PART = 0.6;

  /** Key, label and Java's own words around an example that is sent. */
  private static final long SENT_BESIDES = 250;

  private static final long LABEL_BYTES = 4;

  /** What one of several executors has of it, if workers are spread evenly. */
  public LearningNeed ofOneIn(int executors) {
    return new LearningNeed(Pieces.of(rows, executors), width, valueBytes);
  }

  /** Of all examples, between epochs. */
  public long keptBytes() {
    return rows * (LABEL_BYTES + width * valueBytes);
  }

  /**
   * On local disks, where blocks in memory take so many bytes: as it is sent, as it is put into the
   * order of the grid, and what memory does not hold.
   */
  public long diskBytes(long memoryBytes) {
    long sentBytes = rows * (SENT_BESIDES + width * Float.BYTES);
    return sentBytes + keptBytes() + Math.max(0, keptBytes() - memoryBytes);
  }

  /** For examples, of an executor's heap that has Spark's usual settings. */
  public static long memoryBytes(long heapBytes) {
    return (long) (USUAL_SHARE * SPARKS_PART * Math.max(0, heapBytes - RESERVED_BYTES));
  }
}
