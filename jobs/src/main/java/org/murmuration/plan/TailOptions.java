package org.murmuration.plan;

import java.util.Optional;
import org.murmuration.training.Optimizer;
import picocli.CommandLine.Option;

/** What is to be fine-tuned, if anything is. */
final class TailOptions {
  @Option(
      names = "--unfreeze-from",
      paramLabel = "LAYER|head|all",
      description = "Says too what fine-tuning from this layer on needs")
  private String unfreezeFrom;

  @Option(
      names = "--train-batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description = "Examples in a training step (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Option(
      names = "--optimizer",
      paramLabel = "momentum|nesterov|sgd|adam",
      defaultValue = "momentum",
      description = "How a gradient becomes a step (default: ${DEFAULT-VALUE})")
  private Optimizer optimizer;

  @Option(
      names = "--label-count",
      paramLabel = "N",
      defaultValue = "10",
      description = "Labels of the classifier (default: ${DEFAULT-VALUE})")
  private int labels;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  TailSettings settings() {
    return new TailSettings(Optional.ofNullable(unfreezeFrom), batchSize, optimizer, labels);
  }
}
