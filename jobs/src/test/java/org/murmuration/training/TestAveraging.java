package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestAveraging {
  /** 5 batches of each worker. */
  private static final Grid GRID = Grid.of(20, 2, 2);

  @ParameterizedTest
  @ValueSource(strings = {"epoch", "batch", "3"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Averaging.of(text)).hasToString(text);
  }

  @Test
  void takesNoMoreStepsThanAnEpochHas() {
    assertThat(Averaging.EVERY_EPOCH.stepsOn(GRID)).isEqualTo(5);
    assertThat(Averaging.of("3").stepsOn(GRID)).isEqualTo(3);
    assertThat(Averaging.EVERY_BATCH.stepsOn(GRID)).isEqualTo(1);
    assertThat(Averaging.EVERY_EPOCH.roundsOn(GRID)).isEqualTo(1);
    assertThat(Averaging.of("3").roundsOn(GRID)).isEqualTo(2);
    assertThat(Averaging.EVERY_BATCH.roundsOn(GRID)).isEqualTo(5);
  }

  @Test
  void refusesToTakeNoStep() {
    Refused.settings(() -> new Averaging(0))
        .hasMessage("Cannot use --averaging '0': it must be batch, epoch or a number of batches");
  }
}
