package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPositiveNumber {
  @Test
  void isWhatIsAboveNothing() {
    assertThat(PositiveNumber.parse(" 1e-3 ")).hasValue(0.001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "NaN", "Infinity", "1e999", "much"})
  void isNothingElse(String text) {
    assertThat(PositiveNumber.parse(text)).isEmpty();
  }
}
