package org.murmuration.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Optimizer;
import org.murmuration.training.Schedule;
import org.nd4j.linalg.learning.config.IUpdater;
import picocli.CommandLine.Mixin;
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
      names = "--hidden",
      paramLabel = "UNITS[,UNITS]",
      defaultValue = "none",
      description =
          "Layers between embedding and softmax, with a ReLU each, such as 256,64 (default: ${DEFAULT-VALUE})")
  private String hidden;

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
      names = "--feature-scale",
      paramLabel = "common|standard",
      defaultValue = "common",
      description =
          "Divides features by one number, or each by its own deviation, for columns of different kinds (default: ${DEFAULT-VALUE})")
  private FeatureScale featureScale;

  @Option(
      names = "--train-batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description =
          "Examples in a training step, at most: batches are made equal (default: ${DEFAULT-VALUE})")
  private int batchSize;

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

  @Mixin private RegularizationSettings regularization = new RegularizationSettings();
  @Mixin private WorkerSettings workers = new WorkerSettings();

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public TrainSettings check() {
    OptionCheck.atLeast("--epochs", epochs, 1);
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    hidden();
    OptionCheck.positive("--learning-rate", learningRate);
    OptionCheck.share("--last-rate", lastRate);
    OptionCheck.positive("--last-rate", lastRate);
    OptionCheck.atLeast("--patience", patience().orElse(1), 1);
    OptionCheck.atLeast("--checkpoint-every", checkpointEvery, 0);
    regularization.check();
    workers.check();
    return this;
  }

  /** The same with other hidden layers, another learning rate and weight decay. */
  public TrainSettings with(HiddenLayers others, double otherRate, double otherL2) {
    TrainSettings other = copy();
    other.hidden = others.toString();
    other.learningRate = otherRate;
    other.regularization = regularization.with(otherL2);
    return other;
  }

  /** The same for that many epochs, whatever the validation split says. */
  public TrainSettings forEpochs(int others) {
    TrainSettings other = copy();
    other.epochs = others;
    other.patience = null;
    return other;
  }

  /**
   * How many such trainings a cluster has room for side by side: each takes a core for each worker,
   * and the driver trains one at a time.
   *
   * @param cores of the cluster
   */
  public int atOnce(int cores) {
    return workers.trainer() == Trainer.LOCAL ? 1 : Math.max(1, cores / workers.workers(cores));
  }

  private TrainSettings copy() {
    TrainSettings copy = new TrainSettings();
    copy.epochs = epochs;
    copy.hidden = hidden;
    copy.optimizer = optimizer;
    copy.learningRate = learningRate;
    copy.schedule = schedule;
    copy.lastRate = lastRate;
    copy.featureScale = featureScale;
    copy.batchSize = batchSize;
    copy.seed = seed;
    copy.patience = patience;
    copy.checkpointEvery = checkpointEvery;
    copy.regularization = regularization;
    copy.workers = workers;
    return copy;
  }

  int epochs() {
    return epochs;
  }

  /**
   * @throws Refusal (settings) if they are no such layers
   */
  public HiddenLayers hidden() {
    return HiddenLayers.parse(hidden)
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use --hidden '%s': it must be none, or up to %d layers of 1 to %d units, such as 256,64"
                        .formatted(hidden, HiddenLayers.MOST_LAYERS, HiddenLayers.MOST_UNITS)));
  }

  IUpdater updater() {
    return optimizer.updater(learningRate);
  }

  /** Of the epochs 1, 2, and so on. */
  double learningRate(int epoch) {
    return learningRate * schedule.share(epoch, epochs, lastRate);
  }

  FeatureScale featureScale() {
    return featureScale;
  }

  int batchSize() {
    return batchSize;
  }

  public long seed() {
    return seed;
  }

  /** Epochs without a lower validation loss; empty for all epochs. */
  Optional<Integer> patience() {
    return Optional.ofNullable(patience);
  }

  /** Epochs; 0 for never. */
  int checkpointEvery() {
    return checkpointEvery;
  }

  RegularizationSettings regularization() {
    return regularization;
  }

  WorkerSettings workers() {
    return workers;
  }

  /** As a head's configuration records them. */
  Map<String, String> described(int workersUsed) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("epochs", Integer.toString(epochs));
    settings.put("optimizer", optimizer.name().toLowerCase(Locale.ROOT));
    settings.put("learning_rate", Double.toString(learningRate));
    settings.put("l2", Double.toString(regularization.l2()));
    settings.put("feature_scale", featureScale.name().toLowerCase(Locale.ROOT));
    settings.put("batch_size", Integer.toString(batchSize));
    settings.put("workers", Integer.toString(workersUsed));
    settings.put("seed", Long.toString(seed));
    describeWhatIsNotAsUsual(settings);
    return settings;
  }

  private void describeWhatIsNotAsUsual(Map<String, String> settings) {
    if (!hidden().isEmpty()) {
      settings.put("hidden", hidden().toString());
    }
    if (schedule != Schedule.CONSTANT) {
      settings.put("schedule", schedule.name().toLowerCase(Locale.ROOT));
      settings.put("last_rate", Double.toString(lastRate));
    }
    patience().ifPresent(epochs -> settings.put("patience", epochs.toString()));
    regularization.describe(settings);
    workers.describe(settings);
  }
}
