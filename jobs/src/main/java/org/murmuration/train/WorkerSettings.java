package org.murmuration.train;

import java.util.Map;
import java.util.Optional;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Averaging;
import picocli.CommandLine.Option;

/** Who takes the training steps, and how often workers agree. */
final class WorkerSettings {
  @Option(
      names = "--trainer",
      paramLabel = "spark|local",
      defaultValue = "spark",
      description =
          "Workers on the cluster, or the driver alone, for small tables (default: ${DEFAULT-VALUE})")
  private Trainer trainer;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Workers whose parameters are averaged (default: the cluster's cores, and 1 with --trainer local)")
  private Integer workers;

  @Option(
      names = "--averaging",
      paramLabel = "batch|epoch|N",
      description =
          "Averages parameters after each batch, epoch or N batches (default: epoch, and batch with --trainer local)")
  private String averaging;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  void check() {
    OptionCheck.atLeast("--workers", workers == null ? 1 : workers, 1);
    boolean everyBatch = averaging().equals(Averaging.EVERY_BATCH);
    if (trainer == Trainer.LOCAL && !everyBatch) {
      throw Refusal.settings(
          "Cannot use --averaging %s with --trainer local: it takes each step for all workers at once (leave it out)"
              .formatted(averaging));
    }
  }

  Trainer trainer() {
    return trainer;
  }

  /**
   * @param cores of the cluster
   */
  int workers(int cores) {
    return Optional.ofNullable(workers).orElse(trainer == Trainer.LOCAL ? 1 : cores);
  }

  Averaging averaging() {
    if (averaging != null) {
      return Averaging.of(averaging);
    }
    return trainer == Trainer.LOCAL ? Averaging.EVERY_BATCH : Averaging.EVERY_EPOCH;
  }

  /** What is not as usual, by name. */
  void describe(Map<String, String> settings) {
    if (trainer != Trainer.SPARK) {
      settings.put("trainer", "local");
    } else if (!averaging().equals(Averaging.EVERY_EPOCH)) {
      settings.put("averaging", averaging().toString());
    }
  }
}
