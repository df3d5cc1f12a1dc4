package org.murmuration.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestKeepReplaced {
  @Test
  void isATime() {
    assertThat(KeepReplaced.of("0s").seconds()).isZero();
    assertThat(KeepReplaced.of(" 90S ").seconds()).isEqualTo(90);
    assertThat(KeepReplaced.of("30m").seconds()).isEqualTo(1_800);
    assertThat(KeepReplaced.of("12h").seconds()).isEqualTo(43_200);
    assertThat(KeepReplaced.of("1d")).isEqualTo(KeepReplaced.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "d", "-1d", "1w", "1,5h", "1d1h"})
  void isNothingElse(String text) {
    Refused.settings(() -> KeepReplaced.of(text))
        .hasMessage(
            "Cannot use --keep-replaced '%s': a time such as 30m, 12h, 1d or 0s is known"
                .formatted(text));
  }
}
