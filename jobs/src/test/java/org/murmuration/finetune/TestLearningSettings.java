package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.murmuration.training.LearningRule;
import org.murmuration.training.Optimizer;
import org.murmuration.training.Schedule;
import org.nd4j.linalg.learning.config.IUpdater;

class TestLearningSettings {
  private static final LearningSettings SGD =
      LearningSettings.defaults()
          .withRule(
              LearningRule.defaults()
                  .withOptimizer(Optimizer.SGD)
                  .withSchedule(Schedule.EXPONENTIAL)
                  .withLastRate(0.25));

  @Test
  void letARateFallFromEpochToEpoch() {
    assertThat(SGD.updater(8, 1, 3).getLearningRate(0, 0)).isEqualTo(8);
    assertThat(SGD.updater(8, 2, 3).getLearningRate(0, 0)).isEqualTo(4);
    assertThat(SGD.updater(8, 3, 3).getLearningRate(0, 0)).isEqualTo(2);
  }

  @Test
  void letARateGrowInTheFirstSteps() {
    IUpdater updater = SGD.withWarmUpSteps(4).updater(8, 2, 3);
    assertThat(updater.getLearningRate(0, 0)).isEqualTo(1, within(1e-9));
    assertThat(updater.getLearningRate(1, 0)).isEqualTo(2, within(1e-9));
    assertThat(updater.getLearningRate(3, 0)).isEqualTo(4, within(1e-9));
    assertThat(updater.getLearningRate(99, 0)).isEqualTo(4, within(1e-9));
  }
}
