package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestStepSum {
  private static final StepSum SUM = StepSum.NONE.plus(new StepSum(3, 6)).plus(new StepSum(1, 2));

  @Test
  void addsExamplesAndTheirLosses() {
    assertThat(SUM).isEqualTo(new StepSum(4, 8));
    assertThat(SUM.meanLoss()).isEqualTo(2);
  }

  @Test
  void trustsNoEpochThatLeftOutAnExample() {
    assertThatCode(() -> SUM.requireAllOf(Grid.of(4, 2, 2))).doesNotThrowAnyException();
    assertThatThrownBy(() -> SUM.requireAllOf(Grid.of(5, 2, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot trust this epoch: 4 examples were trained on, 5 were given");
  }
}
