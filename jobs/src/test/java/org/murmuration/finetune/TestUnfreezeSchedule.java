package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.training.Averaging;
import org.murmuration.training.Grid;
import org.murmuration.training.LearningRule;
import org.murmuration.training.Optimizer;
import org.murmuration.training.Schedule;

class TestUnfreezeSchedule {
  private static final ClassifierConfig CLASSIFIER = SmallClassifier.config();

  /** 5 batches of each worker. */
  private static final Grid GRID = Grid.of(20, 2, 2);

  private static final FinetuneSettings SETTINGS =
      FinetuneSettings.of(GradualUnfreezing.of("head:1,block5_conv1:2,fc2:1"))
          .withAveraging(new Averaging(2))
          .withLearning(
              LearningSettings.defaults()
                  .withRates(new LearningRates("8,head=4", 1))
                  .withRule(
                      LearningRule.defaults()
                          .withOptimizer(Optimizer.SGD)
                          .withSchedule(Schedule.EXPONENTIAL)
                          .withLastRate(0.125)));

  private final UnfreezeSchedule schedule = new UnfreezeSchedule(CLASSIFIER, SETTINGS);

  @Test
  void runsTheTailFromTheDeepestLayerInEveryEpoch() {
    assertThat(schedule.epochs()).isEqualTo(4);
    assertThat(schedule.deepest()).isEqualTo("block5_conv1");
    assertThat(schedule.plan().learning())
        .containsExactly("block5_conv1", "block5_conv2", "fc1", "fc2", "head");
  }

  @Test
  void letsThoseLayersLearnWhosePhaseItIs() {
    assertThat(schedule.training(1).updaters()).containsOnlyKeys("head");
    assertThat(schedule.training(3).updaters())
        .containsOnlyKeys("block5_conv1", "block5_conv2", "fc1", "fc2", "head");
    assertThat(schedule.training(4).updaters()).containsOnlyKeys("fc2", "head");
  }

  @Test
  void letsRatesFallOverAllPhases() {
    assertThat(IntStream.rangeClosed(1, 4).mapToObj(epoch -> rate(epoch, "head")))
        .containsExactly(4.0, 2.0, 1.0, 0.5);
    assertThat(rate(3, "fc1")).isEqualTo(2);
  }

  private double rate(int epoch, String layer) {
    return schedule.training(epoch).updaters().get(layer).getLearningRate(0, 0);
  }

  @Test
  void cutsEpochsIntoRoundsOfWhichTheLastIsTheRest() {
    assertThat(schedule.roundsAnEpoch(GRID)).isEqualTo(3);
    assertThat(IntStream.range(0, 4).mapToObj(round -> schedule.round(round, GRID)))
        .containsExactly(
            new UnfreezeSchedule.Round(1, 0, 2, 0),
            new UnfreezeSchedule.Round(1, 2, 2, 2),
            new UnfreezeSchedule.Round(1, 4, 1, 4),
            new UnfreezeSchedule.Round(2, 0, 2, 5));
  }

  @Test
  void startsUpdatersAnewWhereAPhaseBegins() {
    assertThat(
            IntStream.range(0, 12)
                .filter(
                    round ->
                        schedule.settings(schedule.round(round, GRID)).updater()
                            == RoundSettings.Updater.STARTS_ANEW))
        .as("epochs 1, 2 and 4 begin a phase, with 3 rounds each")
        .containsExactly(0, 3, 9);
  }

  @Test
  void beginsAtTheNetworksOwnLayerUnlessOneIsNamed() {
    assertThat(new UnfreezeSchedule(CLASSIFIER, FinetuneSettings.defaults()).deepest())
        .isEqualTo("block5_conv1");
  }

  @Test
  void refusesALayerThatTheClassifierLacks() {
    Refused.settings(() -> new UnfreezeSchedule(CLASSIFIER, FinetuneSettings.from("block6_conv1")))
        .hasMessageStartingWith("Cannot unfreeze from 'block6_conv1': the classifier has no such");
  }

  @Test
  void refusesARateOfALayerThatDoesNotLearnInSomePhase() {
    FinetuneSettings settings =
        SETTINGS.withLearning(
            LearningSettings.defaults().withRates(new LearningRates("0.1,fc2=1", 1)));
    Refused.settings(() -> new UnfreezeSchedule(CLASSIFIER, settings))
        .hasMessage(
            "Cannot fine-tune: --learning-rate names 'fc2', which does not learn (these do: head)");
  }
}
