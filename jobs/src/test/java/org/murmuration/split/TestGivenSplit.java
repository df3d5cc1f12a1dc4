package org.murmuration.split;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestGivenSplit {
  @ParameterizedTest
  @ValueSource(strings = {"val", "Valid", " VALIDATION ", "dev"})
  void knowsWhatPeopleCallValidation(String name) {
    assertThat(GivenSplit.named(name)).contains(Split.VALIDATION);
  }

  @Test
  void knowsTrainingAndTest() {
    assertThat(GivenSplit.named("Training")).contains(Split.TRAIN);
    assertThat(GivenSplit.named("TEST")).contains(Split.TEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "holdout", "trainer", "3"})
  void knowsNoOther(String name) {
    assertThat(GivenSplit.named(name)).isEmpty();
  }
}
