package org.murmuration.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestGivenTime {
  @ParameterizedTest
  @CsvSource({"90s, 90", "10m, 600", " 2H , 7200", "1d, 86400", "999999999d, 86399999913600"})
  void hasAUnit(String text, long seconds) {
    assertThat(GivenTime.seconds(text)).hasValue(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10 min", "1.5h", "-5m", "1w", "1000000000s"})
  void isNothingElse(String text) {
    assertThat(GivenTime.seconds(text)).isEmpty();
  }

  @Test
  void mayBeNothing() {
    assertThat(GivenTime.seconds("0s")).hasValue(0);
  }
}
