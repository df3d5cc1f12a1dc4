package org.murmuration.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;
import org.murmuration.training.LearningRule;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a head learns.
 *
 * @param hidden layers between embedding and softmax
 * @param learningRate size of a step in the first epoch, for features scaled to a mean square
 *     length of 1; above 0
 * @param seed decides the first weights and the order of examples
 */
public record TrainSettings(
    HiddenLayers hidden,
    double learningRate,
    LearningRule rule,
    EpochSettings length,
    RegularizationSettings regularization,
    FeatureScale featureScale,
    WorkerSettings workers,
    long seed)
    implements Described {
  private static final TrainSettings DEFAULTS =
      new TrainSettings(
          HiddenLayers.NONE,
          0.5,
          LearningRule.defaults(),
          EpochSettings.defaults(),
          RegularizationSettings.defaults(),
          FeatureScale.COMMON,
          WorkerSettings.defaults(),
          1);

  /** What every head says, also where it is as usual. */
  private static final List<String> ALWAYS_SAID =
      List.of(
          "epochs",
          "optimizer",
          "learning_rate",
          "l2",
          "feature_scale",
          "batch_size",
          "workers",
          "seed");

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public TrainSettings {
    Given.value("--hidden", hidden);
    Given.value("--optimizer", rule);
    Given.value("--epochs", length);
    Given.value("--dropout", regularization);
    Given.value("--feature-scale", featureScale);
    Given.value("--workers", workers);
    OptionCheck.positive("--learning-rate", learningRate);
  }

  public static TrainSettings defaults() {
    return DEFAULTS;
  }

  public TrainSettings withHidden(HiddenLayers others) {
    return new TrainSettings(
        others, learningRate, rule, length, regularization, featureScale, workers, seed);
  }

  public TrainSettings withLearningRate(double other) {
    return new TrainSettings(
        hidden, other, rule, length, regularization, featureScale, workers, seed);
  }

  public TrainSettings withRule(LearningRule other) {
    return new TrainSettings(
        hidden, learningRate, other, length, regularization, featureScale, workers, seed);
  }

  public TrainSettings withL2(double factor) {
    return withRule(rule.withL2(factor));
  }

  public TrainSettings withLength(EpochSettings other) {
    return new TrainSettings(
        hidden, learningRate, rule, other, regularization, featureScale, workers, seed);
  }

  public TrainSettings withEpochs(int epochs) {
    return withLength(length.withEpochs(epochs));
  }

  /** The same for that many epochs, whatever the validation split says. */
  public TrainSettings forEpochs(int epochs) {
    return withLength(length.withEpochs(epochs).withPatience(Optional.empty()));
  }

  public TrainSettings withRegularization(RegularizationSettings other) {
    return new TrainSettings(
        hidden, learningRate, rule, length, other, featureScale, workers, seed);
  }

  public TrainSettings withFeatureScale(FeatureScale other) {
    return new TrainSettings(
        hidden, learningRate, rule, length, regularization, other, workers, seed);
  }

  public TrainSettings withWorkers(WorkerSettings others) {
    return new TrainSettings(
        hidden, learningRate, rule, length, regularization, featureScale, others, seed);
  }

  public TrainSettings withSeed(long other) {
    return new TrainSettings(
        hidden, learningRate, rule, length, regularization, featureScale, workers, other);
  }

  /**
   * How many such trainings a cluster has room for side by side: each takes a core for each worker,
   * and the driver trains one at a time.
   *
   * @param cores of the cluster
   * @param examples that each learns from
   */
  public int atOnce(int cores, long examples) {
    return workers.trainer() == Trainer.LOCAL
        ? 1
        : Math.max(1, cores / workers.workers(examples, Integer.MAX_VALUE));
  }

  IUpdater updater() {
    return rule.optimizer().updater(learningRate);
  }

  /** Of the epochs 1, 2, and so on. */
  double learningRate(int epoch) {
    return rule.rate(learningRate, epoch, length.epochs());
  }

  /**
   * As a head's configuration records them: what heads always say, and what is not as usual. So a
   * setting that is new leaves what is said of heads that do without it.
   */
  Map<String, String> described(int workersUsed) {
    Map<String, String> all = withWorkers(workers.withWorkers(workersUsed)).described();
    Map<String, String> usual = DEFAULTS.described();
    Map<String, String> said = new LinkedHashMap<>();
    ALWAYS_SAID.forEach(name -> said.put(name, all.get(name)));
    all.forEach(
        (name, text) -> {
          String decisive = decisive(name);
          if (!all.get(decisive).equals(usual.get(decisive))) {
            said.put(name, text);
          }
        });
    return said;
  }

  /** A learning rate that does not fall ends with nothing of its own. */
  private static String decisive(String name) {
    return name.equals("last_rate") ? "schedule" : name;
  }
}
