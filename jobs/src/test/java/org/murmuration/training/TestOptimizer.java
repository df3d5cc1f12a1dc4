package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.dl4j.ClassicalMomentum;

class TestOptimizer {
  @ParameterizedTest
  @EnumSource
  void stepsAtTheRateAskedFor(Optimizer optimizer) {
    assertThat(optimizer.updater(0.03).getLearningRate(0, 0)).isEqualTo(0.03);
  }

  @Test
  void keepsNineTenthsOfTheLastStepAsNeuPyDoes() {
    assertThat(Optimizer.MOMENTUM.updater(0.03)).isEqualTo(new ClassicalMomentum(0.9, 0.03, null));
  }
}
