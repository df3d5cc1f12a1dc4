package org.murmuration.training;

import java.io.Serializable;
import org.murmuration.machine.Pieces;
import org.murmuration.refusal.Refusal;

/**
 * How examples are dealt to workers so that every example counts the same: each worker gets equally
 * many batches of equally many places, and batches differ by one example at most. A place without
 * an example is masked: it adds nothing to the gradient, while the gradient is still divided by the
 * places, so that an example weighs {@code 1 / (batchSize * workers)} wherever it sits.
 *
 * @param workers partitions whose parameters are averaged
 * @param batches of each worker in an epoch
 * @param batchSize places in a batch
 */
public record Grid(long examples, int workers, int batches, int batchSize) implements Serializable {
  /**
   * @param wantedWorkers as many are used if there are examples for them
   * @param largestBatch places in a batch, at most
   * @throws Refusal if there is no example
   */
  public static Grid of(long examples, int wantedWorkers, int largestBatch) {
    if (examples == 0) {
      throw Refusal.input("Cannot train: the table has no labelled example in its train split");
    }
    int workers = (int) Math.min(wantedWorkers, examples);
    int batches = (int) Pieces.of(examples, (long) workers * largestBatch);
    int batchSize = (int) Pieces.of(examples, (long) workers * batches);
    return new Grid(examples, workers, batches, batchSize);
  }

  /** The worker of the example at that place of the shuffled order. */
  public int worker(long position) {
    return (int) (position % workers);
  }

  /** Whether the block of another worker than the first begins at that place. */
  public boolean isFirst(long position) {
    return position > 0 && block(position) > block(position - 1);
  }

  /** The worker of a place where workers get blocks of the order that differ by one at most. */
  private long block(long position) {
    return ((position + 1) * workers - 1) / examples;
  }

  /**
   * A number for the example at that place of the shuffled order, by which a worker's examples lie
   * batch after batch; {@link #worker} is the same for it.
   */
  public long order(long position) {
    long ofWorker = position / workers;
    long batch = ofWorker % batches;
    long place = ofWorker / batches;
    return (batch * batchSize + place) * workers + worker(position);
  }

  /** The batch of an example, from its {@link #order}. */
  public int batch(long order) {
    return (int) (order / workers / batchSize);
  }
}
