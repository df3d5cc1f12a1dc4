package org.murmuration.finetune;

import java.util.Locale;
import java.util.Map;
import org.murmuration.command.OptionCheck;
import org.murmuration.training.Optimizer;
import org.murmuration.training.Schedule;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import picocli.CommandLine.Option;

/** How a step is made of a gradient, while a tail learns. */
final class LearningSettings {
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
      names = "--warm-up",
      paramLabel = "STEPS",
      defaultValue = "0",
      description =
          "Steps in which the learning rate grows to its size (default: ${DEFAULT-VALUE})")
  private int warmUpSteps;

  @Option(
      names = "--l2",
      paramLabel = "FACTOR",
      defaultValue = "0.0001",
      description = "Weight decay (default: ${DEFAULT-VALUE})")
  private double l2;

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

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  void check() {
    rates();
    OptionCheck.positive("--rate-factor", rateFactor);
    OptionCheck.share("--last-rate", lastRate);
    OptionCheck.positive("--last-rate", lastRate);
    OptionCheck.atLeast("--warm-up", warmUpSteps, 0);
    OptionCheck.below1("--dropout", dropout);
    if (l2 != 0) {
      OptionCheck.positive("--l2", l2);
    }
    if (clip != 0) {
      OptionCheck.positive("--clip-gradient", clip);
    }
  }

  LearningRates rates() {
    return LearningRates.of(learningRate, rateFactor);
  }

  /** For a layer with that rate in an epoch, 1 to {@code epochs}. */
  IUpdater updater(double rate, int epoch, int epochs) {
    double now = rate * schedule.share(epoch, epochs, lastRate);
    IUpdater updater = optimizer.updater(now);
    if (warmUpSteps > 0) {
      updater.setLrAndSchedule(now, new RampSchedule(new FixedSchedule(now), warmUpSteps));
    }
    return updater;
  }

  double l2() {
    return l2;
  }

  double dropout() {
    return dropout;
  }

  double clip() {
    return clip;
  }

  /** As a classifier's configuration records them. */
  void describe(Map<String, String> settings) {
    settings.put("learning_rate", learningRate);
    settings.put("rate_factor", Double.toString(rateFactor));
    settings.put("optimizer", optimizer.name().toLowerCase(Locale.ROOT));
    settings.put("schedule", schedule.name().toLowerCase(Locale.ROOT));
    settings.put("last_rate", Double.toString(lastRate));
    settings.put("warm_up_steps", Integer.toString(warmUpSteps));
    settings.put("l2", Double.toString(l2));
    settings.put("dropout", Double.toString(dropout));
    settings.put("clip_gradient", Double.toString(clip));
  }
}
