package org.murmuration.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.architecture.TailPlan;
import org.murmuration.machine.Bytes;
import org.murmuration.refusal.Refusal;

/**
 * What a round of fine-tuning needs outside the heap.
 *
 * @param parameterBytes of the tail
 * @param updaterBytes that its updaters keep
 * @param activationBytes of a batch
 */
public record RoundCost(long parameterBytes, long updaterBytes, long activationBytes) {
  /** What a layer gives, its gradient, and what the operation itself needs. */
  private static final long ARRAYS_OF_AN_ACTIVATION = 3;

  /**
   * @param updaterFloats that the updaters keep
   */
  public static RoundCost of(TailPlan plan, long updaterFloats, int batchSize) {
    return new RoundCost(
        Float.BYTES * plan.slots().length(),
        Float.BYTES * updaterFloats,
        activationBytes(plan.activations(), batchSize));
  }

  private static long activationBytes(long floatsOfAnImage, int batchSize) {
    return Float.BYTES * ARRAYS_OF_AN_ACTIVATION * batchSize * floatsOfAnImage;
  }

  /** Bytes of a batch's activations, by layer. */
  public static Map<String, Long> activationBytes(TailPlan plan, int batchSize) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    plan.activationsByLayer()
        .forEach((layer, floats) -> bytes.put(layer, activationBytes(floats, batchSize)));
    return bytes;
  }

  /** Bytes of one worker: its tail, its gradients, and a batch on its way through. */
  public long workerBytes() {
    return 2 * parameterBytes + updaterBytes + activationBytes;
  }

  /** Bytes of the driver, which receives what was learnt. */
  public long driverBytes() {
    return parameterBytes + updaterBytes;
  }

  /** Bytes that a worker reads from storage in each round; it sends back as many. */
  public long travelBytes() {
    return parameterBytes + updaterBytes;
  }

  /**
   * @throws Refusal (settings) with the numbers, if that is more than there is
   */
  public void requireIn(NativeMemory memory, int workers) {
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
                  gibibytes(needed),
                  where,
                  tasks,
                  gibibytes(parameterBytes),
                  gibibytes(updaterBytes),
                  gibibytes(activationBytes),
                  gibibytes(there)));
    }
  }

  /** For the log, before the work. */
  public String line(int workers) {
    return "a round: %s to each of %d workers and back, %s in each, %s in the driver"
        .formatted(
            gibibytes(travelBytes()), workers, gibibytes(workerBytes()), gibibytes(driverBytes()));
  }

  private static String gibibytes(long bytes) {
    return new Bytes(bytes).gibibytes();
  }
}
