package org.murmuration.finetune;

import java.util.Locale;
import org.murmuration.cluster.NativeMemory;
import org.murmuration.network.TailPlan;
import org.murmuration.refusal.Refusal;

/**
 * What a round of fine-tuning needs outside the heap.
 *
 * @param parameterBytes of the tail
 * @param updaterBytes that its updaters keep
 * @param activationBytes of a batch
 */
record RoundCost(long parameterBytes, long updaterBytes, long activationBytes) {
  /** What a layer gives, its gradient, and what the operation itself needs. */
  private static final int ARRAYS_OF_AN_ACTIVATION = 3;

  private static final double GIGA = 1L << 30;

  static RoundCost of(TailPlan plan, long updaterFloats, int batchSize) {
    return new RoundCost(
        Float.BYTES * plan.slots().length(),
        Float.BYTES * updaterFloats,
        (long) Float.BYTES * ARRAYS_OF_AN_ACTIVATION * batchSize * plan.activations());
  }

  /** Of one worker: its tail, the gradients of it, and a batch on its way through. */
  long workerBytes() {
    return 2 * parameterBytes + updaterBytes + activationBytes;
  }

  /** Of the driver, which receives what was learnt. */
  long driverBytes() {
    return parameterBytes + updaterBytes;
  }

  /** What a worker reads from storage, and what it sends back, in each round. */
  long travelBytes() {
    return parameterBytes + updaterBytes;
  }

  /**
   * @throws Refusal (settings) with the numbers, if that is more than there is
   */
  void requireIn(NativeMemory memory, int workers) {
    int here = memory.tasksBesideDriver(workers);
    long driver = driverBytes() + here * workerBytes();
    require("driver", driver, memory.driverBytes(), here);
    if (here == 0 && memory.executorBytes().isPresent()) {
      int tasks = Math.min(workers, memory.tasksAnExecutor());
      require("executor", tasks * workerBytes(), memory.executorBytes().getAsLong(), tasks);
    }
  }

  private void require(String where, long needed, long there, int tasks) {
    if (needed > there) {
      throw Refusal.settings(
          "Cannot fine-tune: a round needs %s outside the heap of the %s (%d workers, each %s parameters and as much for gradients, %s for the optimizer, %s activations), there are %s (unfreeze fewer layers, or lower --workers or --train-batch-size, or raise spark.executor.memoryOverhead)"
              .formatted(
                  gigabytes(needed),
                  where,
                  tasks,
                  gigabytes(parameterBytes),
                  gigabytes(updaterBytes),
                  gigabytes(activationBytes),
                  gigabytes(there)));
    }
  }

  /** For the log, before the work. */
  String line(int workers) {
    return "a round: %s to each of %d workers and back, %s in each, %s in the driver"
        .formatted(
            gigabytes(travelBytes()), workers, gigabytes(workerBytes()), gigabytes(driverBytes()));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f GB", bytes / GIGA);
  }
}
