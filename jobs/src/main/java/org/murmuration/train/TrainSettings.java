package org.murmuration.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.job.OptionCheck;
import org.murmuration.training.Optimizer;
import picocli.CommandLine.Option;

/** How a head learns, whichever command asks for it. */
public final class TrainSettings {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Passes over the training examples (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--optimizer",
      paramLabel = "momentum|nesterov|sgd|adam",
      defaultValue = "momentum",
      description = "How a gradient becomes a step (default: ${DEFAULT-VALUE})")
  private Optimizer optimizer;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.5",
      description =
          "Size of a step, for features scaled to a mean square length of 1 (default: ${DEFAULT-VALUE})")
  private double learningRate;

  @Option(
      names = "--l2",
      paramLabel = "FACTOR",
      defaultValue = "0.0001",
      description = "Weight decay (default: ${DEFAULT-VALUE})")
  private double l2;

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
          "Workers whose parameters are averaged once an epoch (default: the cluster's cores)")
  private Integer workers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides the first weights and the order of examples (default: ${DEFAULT-VALUE})")
  private long seed;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public TrainSettings check() {
    OptionCheck.atLeast("--epochs", epochs, 1);
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    OptionCheck.atLeast("--workers", workers().orElse(1), 1);
    OptionCheck.positive("--learning-rate", learningRate);
    if (l2 != 0) {
      OptionCheck.positive("--l2", l2);
    }
    return this;
  }

  int epochs() {
    return epochs;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  double learningRate() {
    return learningRate;
  }

  double l2() {
    return l2;
  }

  int batchSize() {
    return batchSize;
  }

  Optional<Integer> workers() {
    return Optional.ofNullable(workers);
  }

  long seed() {
    return seed;
  }

  /** As a head's configuration records them. */
  Map<String, String> described(int workersUsed) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("epochs", Integer.toString(epochs));
    settings.put("optimizer", optimizer.name().toLowerCase(Locale.ROOT));
    settings.put("learning_rate", Double.toString(learningRate));
    settings.put("l2", Double.toString(l2));
    settings.put("batch_size", Integer.toString(batchSize));
    settings.put("workers", Integer.toString(workersUsed));
    settings.put("seed", Long.toString(seed));
    return settings;
  }
}
