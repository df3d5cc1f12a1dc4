package org.murmuration.finetune;

import java.util.Optional;
import java.util.Set;
import org.murmuration.image.Augmentation;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Averaging;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a classifier is fine-tuned, as a command line says it. */
final class TuningOptions {
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
      description =
          "Workers whose parameters are averaged (default: one for each 1000 images, at least 2, whatever the cluster has)")
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
  private Set<Augmentation.Kind> augment = Set.of();

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stops when the validation loss was not lower for N epochs (default: all epochs)")
  private Integer patience;

  @Option(
      names = "--keep-anyway",
      description =
          "Publishes the result also if no gain beyond noise is shown on the validation images")
  private boolean keepAnyway;

  @Mixin private UnfreezingOptions unfreezing;
  @Mixin private LearningOptions learning;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  FinetuneSettings settings() {
    return new FinetuneSettings(
        unfreezing.settings(),
        batchSize,
        Optional.ofNullable(workers),
        Averaging.of(averaging),
        seed,
        new Augmentation(augment, seed),
        new ValidationSettings(Optional.ofNullable(patience), keepAnyway),
        learning.settings());
  }
}
