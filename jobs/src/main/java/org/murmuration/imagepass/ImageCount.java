package org.murmuration.imagepass;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;
import org.murmuration.machine.Stopwatch;

/**
 * Counts images as tasks end. A partition that is computed again, because its task was tried twice
 * or an executor took its outcomes with it, counts once: images are counted by partition, and the
 * same partition has the same images.
 */
public final class ImageCount extends AccumulatorV2<ImageCount.Images, ImageCount.Images> {
  /**
   * Numbers of images.
   *
   * @param done whatever became of them
   * @param rejected that could not be used
   * @param readNanos for which threads read, decoded and prepared them
   */
  public record Images(long done, long rejected, long readNanos) implements Serializable {
    static final Images NONE = new Images(0, 0, 0);

    Images plus(Images other) {
      return new Images(done + other.done, rejected + other.rejected, readNanos + other.readNanos);
    }

    double readSeconds() {
      return Stopwatch.seconds(readNanos);
    }

    Images orMore(Images other) {
      return done >= other.done ? this : other;
    }
  }

  /** What counts as the partition of a thread that runs no task. */
  private static final int NO_PARTITION = -1;

  private final Map<Integer, Images> byPartition = new HashMap<>();

  /** A count that the tasks of this session report to. */
  public static ImageCount in(SparkSession spark) {
    ImageCount count = new ImageCount();
    spark.sparkContext().register(count, "images");
    return count;
  }

  /** Counts for the partition of the task that this thread runs. */
  @Override
  public synchronized void add(Images images) {
    TaskContext task = TaskContext.get();
    int partition = task == null ? NO_PARTITION : task.partitionId();
    byPartition.merge(partition, images, Images::plus);
  }

  @Override
  public void merge(AccumulatorV2<Images, Images> other) {
    Map<Integer, Images> others = ((ImageCount) other).copied();
    synchronized (this) {
      others.forEach((partition, images) -> byPartition.merge(partition, images, Images::orMore));
    }
  }

  private synchronized Map<Integer, Images> copied() {
    return Map.copyOf(byPartition);
  }

  @Override
  public synchronized Images value() {
    return byPartition.values().stream().reduce(Images.NONE, Images::plus);
  }

  @Override
  public synchronized boolean isZero() {
    return byPartition.isEmpty();
  }

  @Override
  public synchronized void reset() {
    byPartition.clear();
  }

  @Override
  public AccumulatorV2<Images, Images> copy() {
    ImageCount copy = new ImageCount();
    copy.byPartition.putAll(copied());
    return copy;
  }
}
