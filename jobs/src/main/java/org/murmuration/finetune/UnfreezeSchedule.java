package org.murmuration.finetune;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.TailTraining;
import org.murmuration.memory.RoundCost;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.training.Grid;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What learns when, and how, for one classifier.
 *
 * @param settings with the network's own layer named
 */
record UnfreezeSchedule(ClassifierConfig classifier, FinetuneSettings settings) {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if the settings do not fit the classifier
   */
  UnfreezeSchedule {
    settings = settings.on(classifier);
    for (GradualUnfreezing.Phase phase : settings.unfreezing().phases()) {
      settings.learning().rates().of(TailSource.plan(classifier, phase.from()).blocks());
    }
  }

  private TailPlan planOf(String from) {
    return TailSource.plan(classifier, from);
  }

  private GradualUnfreezing phases() {
    return settings.unfreezing();
  }

  int epochs() {
    return phases().epochs();
  }

  /** From where on the tail runs in every epoch, also where some of its layers do not learn yet. */
  String deepest() {
    return phases().deepest(this::planOf);
  }

  TailPlan plan() {
    return planOf(deepest());
  }

  /** How the tail learns in an epoch, 1 to {@link #epochs}. */
  TailTraining training(int epoch) {
    TailPlan learning = planOf(phases().at(epoch).from());
    Map<String, IUpdater> updaters = new LinkedHashMap<>();
    LearningSettings how = settings.learning();
    how.rates()
        .of(learning.blocks())
        .forEach((layer, rate) -> updaters.put(layer, how.updater(rate, epoch, epochs())));
    return new TailTraining(
        updaters, how.rule().l2(), how.dropout(), how.clipGradient(), settings.seed());
  }

  /** Of the phase that needs most. */
  RoundCost cost(int batchSize) {
    long updater = 0;
    for (int epoch = 1; epoch <= epochs(); epoch++) {
      updater = Math.max(updater, training(epoch).stateLength(plan().slots()));
    }
    return RoundCost.of(plan(), updater, batchSize);
  }

  /** Batches of a worker between two averagings. */
  int batchesARound(Grid grid) {
    return settings.averaging().stepsOn(grid);
  }

  int roundsAnEpoch(Grid grid) {
    return settings.averaging().roundsOn(grid);
  }

  /**
   * One round of the whole.
   *
   * @param epoch 1 for the first
   * @param firstBatch of the epoch
   * @param firstStep of the whole
   */
  record Round(int epoch, int firstBatch, int batches, int firstStep) {}

  /**
   * @param number 0 for the first
   */
  Round round(int number, Grid grid) {
    int epoch = number / roundsAnEpoch(grid) + 1;
    int first = number % roundsAnEpoch(grid) * batchesARound(grid);
    int batches = Math.min(batchesARound(grid), grid.batches() - first);
    return new Round(epoch, first, batches, (epoch - 1) * grid.batches() + first);
  }

  RoundSettings settings(Round round) {
    boolean anew = round.firstBatch() == 0 && phases().startsAt(round.epoch());
    return new RoundSettings(
        training(round.epoch()),
        round.firstStep(),
        anew ? RoundSettings.Updater.STARTS_ANEW : RoundSettings.Updater.GOES_ON);
  }
}
