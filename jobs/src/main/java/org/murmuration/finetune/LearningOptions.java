package org.murmuration.finetune;

import org.murmuration.refusal.Refusal;
import org.murmuration.training.LearningRuleOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a step is made of a gradient, as a command line says it. */
final class LearningOptions {
  @Option(
      names = "--learning-rate",
      paramLabel = "RATE|BLOCK=RATE,...",
      defaultValue = "0.001",
      description =
          "Size of a step; one for all, or for blocks or layers, such as head=1e-3,block5=1e-4 (default: ${DEFAULT-VALUE})")
  private String learningRate;

  @Option(
      names = "--rate-factor",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "The one rate is multiplied by it from each block to the one before it (default: ${DEFAULT-VALUE})")
  private double rateFactor;

  @Option(
      names = "--warm-up",
      paramLabel = "STEPS",
      defaultValue = "0",
      description =
          "Steps in which the learning rate grows to its size (default: ${DEFAULT-VALUE})")
  private int warmUpSteps;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "Share of values left out where the published network does so (default: ${DEFAULT-VALUE})")
  private double dropout;

  @Option(
      names = "--clip-gradient",
      paramLabel = "NORM",
      defaultValue = "0",
      description =
          "Largest length of a layer's gradient; 0 for no limit (default: ${DEFAULT-VALUE})")
  private double clip;

  @Mixin private LearningRuleOptions rule;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  LearningSettings settings() {
    return new LearningSettings(
        new LearningRates(learningRate, rateFactor), rule.settings(), warmUpSteps, dropout, clip);
  }
}
