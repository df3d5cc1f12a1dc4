package org.murmuration.plan;

import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.OptionCheck;
import org.murmuration.memory.RoundCost;
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
  TailOptions check() {
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    OptionCheck.atLeast("--label-count", labels, 2);
    return this;
  }

  /** Empty if nothing is to be fine-tuned. */
  Optional<TailNeed> need(Architecture architecture, CutPoint cut, ClusterShape cluster) {
    return Optional.ofNullable(unfreezeFrom)
        .map(from -> need(TailPlan.of(architecture, cut, labels, from), cluster));
  }

  private TailNeed need(TailPlan tail, ClusterShape cluster) {
    long updater = optimizer.updater(1).stateSize(tail.slots().length());
    return new TailNeed(
        unfreezeFrom,
        RoundCost.of(tail, updater, batchSize),
        RoundCost.activationBytes(tail, batchSize),
        batchSize,
        cluster);
  }
}
