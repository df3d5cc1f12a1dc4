package org.murmuration.plan;

import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.OptionCheck;
import org.murmuration.memory.RoundCost;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Optimizer;

/**
 * What is to be fine-tuned, if anything is.
 *
 * @param unfreezeFrom the first layer that learns, {@code own} for the network's, {@code head} or
 *     {@code all}; empty for no fine-tuning
 * @param batchSize examples in a training step, at least 1
 * @param optimizer how a gradient becomes a step
 * @param labels of the classifier, at least 2
 */
public record TailSettings(
    Optional<String> unfreezeFrom, int batchSize, Optimizer optimizer, int labels) {
  private static final TailSettings DEFAULTS =
      new TailSettings(Optional.empty(), 16, Optimizer.MOMENTUM, 10);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public TailSettings {
    Given.value("--unfreeze-from", unfreezeFrom);
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    Given.value("--optimizer", optimizer);
    OptionCheck.atLeast("--label-count", labels, 2);
  }

  public static TailSettings defaults() {
    return DEFAULTS;
  }

  public TailSettings withUnfreezeFrom(String layer) {
    return new TailSettings(
        Optional.of(Given.value("--unfreeze-from", layer)), batchSize, optimizer, labels);
  }

  public TailSettings withBatchSize(int examples) {
    return new TailSettings(unfreezeFrom, examples, optimizer, labels);
  }

  public TailSettings withOptimizer(Optimizer other) {
    return new TailSettings(unfreezeFrom, batchSize, other, labels);
  }

  public TailSettings withLabels(int count) {
    return new TailSettings(unfreezeFrom, batchSize, optimizer, count);
  }

  /**
   * Empty if nothing is to be fine-tuned.
   *
   * @throws Refusal (settings) if the network cannot learn
   */
  Optional<TailNeed> need(Backbone backbone, CutPoint cut, ClusterShape cluster) {
    return unfreezeFrom.flatMap(
        from ->
            backbone instanceof Architecture architecture
                ? need(architecture, cut, cluster)
                : cannotLearn(backbone));
  }

  private static Optional<TailNeed> cannotLearn(Backbone backbone) {
    throw Refusal.settings(
        "Cannot plan to fine-tune %s: it came as an ONNX file, which is used as it is (leave out --unfreeze-from)"
            .formatted(backbone.id()));
  }

  private Optional<TailNeed> need(Architecture architecture, CutPoint cut, ClusterShape cluster) {
    return unfreezeFrom
        .map(from -> TailPlan.start(architecture, cut, from))
        .map(from -> need(from, TailPlan.of(architecture, cut, labels, from), cluster));
  }

  private TailNeed need(String from, TailPlan tail, ClusterShape cluster) {
    long updater = optimizer.updater(1).stateSize(tail.slots().length());
    return new TailNeed(
        from,
        RoundCost.of(tail, updater, batchSize),
        RoundCost.activationBytes(tail, batchSize),
        batchSize,
        cluster);
  }
}
