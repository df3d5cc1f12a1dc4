package org.murmuration.finetune;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.command.OptionCheck;
import org.murmuration.image.Augmentation;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Averaging;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a classifier is fine-tuned. */
final class FinetuneSettings {
  @Option(
      names = "--unfreeze-from",
      paramLabel = "LAYER|head|all",
      description =
          "First layer that learns, such as block5_conv1, fc1 or features.11; all after it learn too")
  private String unfreezeFrom;

  @Option(
      names = "--stages",
      paramLabel = "LAYER:EPOCHS,...",
      description =
          "In place of --unfreeze-from and --epochs: more layers learn as time goes by, such as head:3,fc2:3,block5_conv1:5")
  private String stages;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Passes over the training examples (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--train-batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Examples in a training step, at most: batches are made equal (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Workers whose parameters are averaged (default: the cluster's cores)")
  private Integer workers;

  @Option(
      names = "--averaging",
      paramLabel = "batch|epoch|N",
      defaultValue = "epoch",
      description =
          "Averages parameters after each batch, epoch or N batches (default: ${DEFAULT-VALUE})")
  private String averaging;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides the order of examples, which values are dropped and how images are changed (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--augment",
      paramLabel = "flip|crop|colour",
      split = ",",
      description =
          "Changes each image a little, otherwise in each epoch; the frozen layers then run in each (default: images as they are)")
  private Set<Augmentation.Kind> augment;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stops when the validation loss was not lower for N epochs (default: all epochs)")
  private Integer patience;

  @Option(
      names = "--keep-anyway",
      description = "Publishes the result also if it is not better than what it started from")
  private boolean keepAnyway;

  @Mixin private LearningSettings learning;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  FinetuneSettings check() {
    if ((unfreezeFrom == null) == (stages == null)) {
      throw Refusal.settings(
          "Cannot fine-tune: name one of --unfreeze-from and --stages, found "
              + (stages == null ? "none" : "both"));
    }
    OptionCheck.atLeast("--epochs", epochs, 1);
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    OptionCheck.atLeast("--workers", workers == null ? 1 : workers, 1);
    OptionCheck.atLeast("--patience", patience().orElse(1), 1);
    averaging();
    stages();
    learning.check();
    return this;
  }

  GradualUnfreezing stages() {
    return stages == null
        ? GradualUnfreezing.one(unfreezeFrom, epochs)
        : GradualUnfreezing.of(stages);
  }

  int batchSize() {
    return batchSize;
  }

  /**
   * @param cores of the cluster
   */
  int workers(int cores) {
    return Optional.ofNullable(workers).orElse(cores);
  }

  Averaging averaging() {
    return Averaging.of(averaging);
  }

  long seed() {
    return seed;
  }

  Augmentation augmentation() {
    return augment == null ? Augmentation.NONE : new Augmentation(augment, seed);
  }

  Optional<Integer> patience() {
    return Optional.ofNullable(patience);
  }

  boolean keepAnyway() {
    return keepAnyway;
  }

  LearningSettings learning() {
    return learning;
  }

  /** All that decides what comes out, as a classifier's configuration records it. */
  void describe(Map<String, String> settings, int cores) {
    settings.put("stages", stages().toString());
    settings.put("batch_size", Integer.toString(batchSize));
    settings.put("workers", Integer.toString(workers(cores)));
    settings.put("averaging", averaging().toString());
    settings.put("seed", Long.toString(seed));
    settings.put("augment", augmentation().toString());
    settings.put("patience", patience().map(String::valueOf).orElse("none"));
    learning.describe(settings);
  }
}
