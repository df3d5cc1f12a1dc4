package org.murmuration.train;

import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.LearningRuleOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a head learns, whichever command asks for it. */
public final class HeadOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Passes over the training examples (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--hidden",
      paramLabel = "UNITS[,UNITS]",
      defaultValue = "none",
      description =
          "Layers between embedding and softmax, with a ReLU each, such as 256,64 (default: ${DEFAULT-VALUE})")
  private String hidden;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.5",
      description =
          "Size of a step, for features scaled to a mean square length of 1 (default: ${DEFAULT-VALUE})")
  private double learningRate;

  @Option(
      names = "--feature-scale",
      paramLabel = "common|standard",
      defaultValue = "common",
      description =
          "Divides features by one number, or each by its own deviation, for columns of different kinds (default: ${DEFAULT-VALUE})")
  private FeatureScale featureScale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides the first weights and the order of examples (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stops when the validation loss was not lower for N epochs, and keeps the best one (default: all epochs, the last is kept)")
  private Integer patience;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Epochs after which a training that is cut short can go on; 0 for never (default: ${DEFAULT-VALUE})")
  private int checkpointEvery;

  @Mixin private LearningRuleOptions rule;
  @Mixin private RegularizationOptions regularization;
  @Mixin private WorkerOptions workers;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public TrainSettings settings() {
    return new TrainSettings(
        hidden(),
        learningRate,
        rule.settings(),
        new EpochSettings(epochs, Optional.ofNullable(patience), checkpointEvery),
        regularization.settings(),
        featureScale,
        workers.settings(),
        seed);
  }

  private HiddenLayers hidden() {
    return HiddenLayers.parse(hidden)
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use --hidden '%s': it must be none, or up to %d layers of 1 to %d units, such as 256,64"
                        .formatted(hidden, HiddenLayers.MOST_LAYERS, HiddenLayers.MOST_UNITS)));
  }
}
