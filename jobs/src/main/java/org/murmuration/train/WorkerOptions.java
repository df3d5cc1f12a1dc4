package org.murmuration.train;

import java.util.Optional;
import org.murmuration.keeping.CacheSettings;
import org.murmuration.keeping.Precision;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Averaging;
import picocli.CommandLine.Option;

/** Who takes the training steps, as a command line says it. */
final class WorkerOptions {
  @Option(
      names = "--trainer",
      paramLabel = "spark|local",
      defaultValue = "spark",
      description =
          "Workers on the cluster, or the driver alone, for small tables (default: ${DEFAULT-VALUE})")
  private Trainer trainer;

  @Option(
      names = "--train-batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description =
          "Examples in a training step, at most: batches are made equal (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Workers whose parameters are averaged (default: one for each 10000 examples, at least 2, whatever the cluster has, and 1 with --trainer local)")
  private Integer workers;

  @Option(
      names = "--averaging",
      paramLabel = "batch|epoch|N",
      description =
          "Averages parameters after each batch, epoch or N batches (default: epoch, and batch with --trainer local)")
  private String averaging;

  @Option(
      names = "--cache",
      paramLabel = "float32|float16",
      defaultValue = "float32",
      description =
          "How exactly examples are kept between epochs; float16 takes half the room and gives another head (default: ${DEFAULT-VALUE})")
  private Precision cache;

  @Option(
      names = "--cache-share",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "Share of Spark's memory for stored blocks that examples may take; all others lie on local disks (default: ${DEFAULT-VALUE})")
  private double cacheShare;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  WorkerSettings settings() {
    return new WorkerSettings(
        trainer,
        batchSize,
        Optional.ofNullable(workers),
        Optional.ofNullable(averaging).map(Averaging::of),
        new CacheSettings(cache, cacheShare));
  }
}
