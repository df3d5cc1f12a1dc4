package org.murmuration.finetune;

import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.OptionCheck;
import org.murmuration.image.Augmentation;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.training.Averaging;
import org.murmuration.training.Described;
import org.murmuration.training.KnownAs;
import org.murmuration.training.WorkerRule;

/**
 * How a classifier is fine-tuned.
 *
 * @param unfreezing which layers learn in which epochs
 * @param batchSize examples in a training step, at most
 * @param workers whose parameters are averaged; empty for as many as the images ask for
 * @param averaging how often they are averaged
 * @param seed decides the order of examples, which values are dropped and how images are changed
 * @param augment how images are changed in each epoch, by this {@code seed}
 */
public record FinetuneSettings(
    @KnownAs("stages") GradualUnfreezing unfreezing,
    int batchSize,
    Optional<Integer> workers,
    Averaging averaging,
    long seed,
    Augmentation augment,
    ValidationSettings validation,
    LearningSettings learning)
    implements Described {
  private static final int EPOCHS = 10;

  /** A worker's share of a tail of half a gigabyte travels in a part of the time it learns in. */
  private static final WorkerRule USUAL = new WorkerRule(1_000, 64);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public FinetuneSettings {
    Given.value("--unfreeze-from", unfreezing);
    Given.value("--workers", workers);
    Given.value("--averaging", averaging);
    Given.value("--augment", augment);
    Given.value("--patience", validation);
    Given.value("--learning-rate", learning);
    OptionCheck.atLeast("--train-batch-size", batchSize, 1);
    OptionCheck.atLeast("--workers", workers.orElse(1), 1);
    augment = augment.isNone() ? Augmentation.NONE : new Augmentation(augment.kinds(), seed);
  }

  /** As the command line has it where nothing is named. */
  public static FinetuneSettings defaults() {
    return from(TailPlan.OWN);
  }

  /**
   * The same from another layer on.
   *
   * @param from first layer that learns, such as {@code block5_conv1}; {@code own} for the
   *     network's own; {@code head}; {@code all}
   */
  public static FinetuneSettings from(String from) {
    return of(GradualUnfreezing.one(from, EPOCHS));
  }

  /** The same for layers that begin to learn one after the other. */
  public static FinetuneSettings of(GradualUnfreezing unfreezing) {
    return new FinetuneSettings(
        unfreezing,
        16,
        Optional.empty(),
        Averaging.EVERY_EPOCH,
        1,
        Augmentation.NONE,
        ValidationSettings.defaults(),
        LearningSettings.defaults());
  }

  public FinetuneSettings withUnfreezing(GradualUnfreezing other) {
    return new FinetuneSettings(
        other, batchSize, workers, averaging, seed, augment, validation, learning);
  }

  public FinetuneSettings withBatchSize(int examples) {
    return new FinetuneSettings(
        unfreezing, examples, workers, averaging, seed, augment, validation, learning);
  }

  public FinetuneSettings withWorkers(int others) {
    return new FinetuneSettings(
        unfreezing, batchSize, Optional.of(others), averaging, seed, augment, validation, learning);
  }

  public FinetuneSettings withAveraging(Averaging other) {
    return new FinetuneSettings(
        unfreezing, batchSize, workers, other, seed, augment, validation, learning);
  }

  public FinetuneSettings withSeed(long other) {
    return new FinetuneSettings(
        unfreezing, batchSize, workers, averaging, other, augment, validation, learning);
  }

  public FinetuneSettings withAugment(Augmentation changes) {
    return new FinetuneSettings(
        unfreezing, batchSize, workers, averaging, seed, changes, validation, learning);
  }

  public FinetuneSettings withValidation(ValidationSettings other) {
    return new FinetuneSettings(
        unfreezing, batchSize, workers, averaging, seed, augment, other, learning);
  }

  public FinetuneSettings withLearning(LearningSettings other) {
    return new FinetuneSettings(
        unfreezing, batchSize, workers, averaging, seed, augment, validation, other);
  }

  /** The same with the network's own layer named, where it was not. */
  FinetuneSettings on(ClassifierConfig classifier) {
    Architecture architecture = classifier.network().architecture();
    CutPoint cut = classifier.head().cutPoint();
    return withUnfreezing(unfreezing.renamed(from -> TailPlan.start(architecture, cut, from)));
  }

  /** How many learn from that many images, on whatever cluster. */
  int workers(long images) {
    return workers.orElseGet(() -> USUAL.workers(images));
  }
}
