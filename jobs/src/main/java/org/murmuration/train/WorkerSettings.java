package org.murmuration.train;

import java.util.Optional;
import org.murmuration.command.OptionCheck;
import org.murmuration.keeping.CacheSettings;
import org.murmuration.keeping.Precision;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Averaging;
import org.murmuration.training.Described;
import org.murmuration.training.Grid;
import org.murmuration.training.WorkerRule;

/**
 * Who takes the training steps, on how many examples, and how often workers agree.
 *
 * @param batchSize examples in a training step, at most
 * @param workers whose parameters are averaged; empty for as many as the examples ask for, and 1
 *     for the local trainer
 * @param averaging empty for what the trainer does unless it is told, also where that is named
 * @param cache how workers keep their examples between epochs
 */
public record WorkerSettings(
    Trainer trainer,
    int batchSize,
    Optional<Integer> workers,
    Optional<Averaging> averaging,
    CacheSettings cache)
    implements Described {
  private static final WorkerSettings DEFAULTS =
      new WorkerSettings(
          Trainer.SPARK, 32, Optional.empty(), Optional.empty(), CacheSettings.defaults());

  /** Each reads its examples once an epoch, and what it learns goes through the driver. */
  private static final WorkerRule USUAL = new WorkerRule(10_000, 256);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public WorkerSettings {
    Given.value("--trainer", trainer);
    Given.value("--workers", workers);
    Given.value("--averaging", averaging);
    Given.value("--cache", cache);
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    OptionCheck.atLeast("--workers", workers.orElse(1), 1);
    averaging = averaging.filter(often -> !often.equals(trainer.averaging()));
    if (trainer == Trainer.LOCAL && averaging.isPresent()) {
      throw Refusal.settings(
          "Cannot use --averaging %s with --trainer local: it takes each step for all workers at once (leave it out)"
              .formatted(averaging.get()));
    }
    if (trainer == Trainer.LOCAL && cache.precision() != Precision.FLOAT32) {
      throw Refusal.settings(
          "Cannot use --cache %s with --trainer local: the driver keeps examples as they are (leave it out)"
              .formatted(cache.precision().id()));
    }
  }

  public static WorkerSettings defaults() {
    return DEFAULTS;
  }

  public WorkerSettings withTrainer(Trainer other) {
    return new WorkerSettings(other, batchSize, workers, averaging, cache);
  }

  public WorkerSettings withBatchSize(int examples) {
    return new WorkerSettings(trainer, examples, workers, averaging, cache);
  }

  public WorkerSettings withWorkers(int others) {
    return new WorkerSettings(trainer, batchSize, Optional.of(others), averaging, cache);
  }

  public WorkerSettings withAveraging(Averaging other) {
    return new WorkerSettings(trainer, batchSize, workers, Optional.of(other), cache);
  }

  public WorkerSettings withCache(CacheSettings others) {
    return new WorkerSettings(trainer, batchSize, workers, averaging, others);
  }

  /**
   * How many learn from that many examples, on whatever cluster.
   *
   * @param most where nobody says how many
   */
  int workers(long examples, int most) {
    return workers.orElseGet(
        () -> trainer == Trainer.LOCAL ? 1 : Math.min(most, USUAL.workers(examples)));
  }

  /** Steps of a worker between two averagings. */
  int stepsOn(Grid grid) {
    return averaging.orElse(trainer.averaging()).stepsOn(grid);
  }
}
