package org.murmuration.training;

import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** How a gradient becomes a step, whichever command asks for it. */
public final class LearningRuleOptions {
  @Option(
      names = "--optimizer",
      paramLabel = "momentum|nesterov|sgd|adam",
      defaultValue = "momentum",
      description = "How a gradient becomes a step (default: ${DEFAULT-VALUE})")
  private Optimizer optimizer;

  @Option(
      names = "--schedule",
      paramLabel = "constant|step|exponential|cosine",
      defaultValue = "constant",
      description = "How the learning rate falls from epoch to epoch (default: ${DEFAULT-VALUE})")
  private Schedule schedule;

  @Option(
      names = "--last-rate",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Share of the learning rate that a falling one ends with (default: ${DEFAULT-VALUE})")
  private double lastRate;

  @Option(
      names = "--l2",
      paramLabel = "FACTOR",
      defaultValue = "0.0001",
      description = "Weight decay (default: ${DEFAULT-VALUE})")
  private double l2;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public LearningRule settings() {
    return new LearningRule(optimizer, schedule, lastRate, l2);
  }
}
