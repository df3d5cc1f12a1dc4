package org.murmuration.legs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestCommitEvery {
  private static final long NEVER = CommitEvery.NEVER;

  @Test
  void takesANumberOfImagesATimeOrBoth() {
    assertThat(CommitEvery.of("500")).isEqualTo(new CommitEvery(500, NEVER));
    assertThat(CommitEvery.of("100000,10m")).isEqualTo(CommitEvery.DEFAULT);
    assertThat(CommitEvery.of("10m, 100000")).isEqualTo(CommitEvery.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "10m, 600", "2H, 7200", "1d, 86400"})
  void knowsUnitsOfTime(String text, long seconds) {
    assertThat(CommitEvery.of(text)).isEqualTo(new CommitEvery(NEVER, seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "10 min", "1.5h", "100,", "-5", "100,200", "10m,20m"})
  void refusesWhatIsNeither(String text) {
    Refused.settings(() -> CommitEvery.of(text))
        .hasMessageStartingWith("Cannot use --commit-every '%s': ".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "5,0m"})
  void refusesNothingAtAll(String text) {
    Refused.settings(() -> CommitEvery.of(text)).hasMessageContaining("1 or more");
  }
}
