package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.refusal.Refusal;

class TestRunId {
  @Test
  void isTheMomentInUtcByDefault() {
    Instant moment = Instant.parse("2026-11-25T09:45:01.123Z");
    Clock inTokyo = Clock.fixed(moment, ZoneId.of("Asia/Tokyo"));
    assertThat(RunId.now(inTokyo)).hasToString("20261125T094501123");
  }

  @Test
  void sortsByTimeAsText() {
    assertThat(at("2026-09-30T23:59:59.999Z")).isLessThan(at("2026-10-01T00:00:00Z"));
  }

  private static String at(String instant) {
    return RunId.now(Clock.fixed(Instant.parse(instant), ZoneId.of("UTC"))).value();
  }

  @Test
  void keepsANameOfLettersDigitsAndMarks() {
    assertThat(new RunId("Nightly-2026.11_a")).hasToString("Nightly-2026.11_a");
    assertThat(new RunId("x".repeat(100)).value()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".hidden", "_hidden", "a/b", "..", "a b", "a=b", "ä", "a\n"})
  void refusesNamesThatMakeNoFolderOnEveryFileSystem(String name) {
    assertThatThrownBy(() -> new RunId(name))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot name a run '%s': letters, digits, '.', '_' and '-' are allowed, 100 at most"
                .formatted(name.replace('\n', ' ')));
  }

  @Test
  void refusesALongName() {
    Refused.settings(() -> new RunId("x".repeat(101)))
        .hasMessageStartingWith("Cannot name a run 'xxx")
        .hasMessageEndingWith("100 at most");
  }

  @Test
  void refusesTheNameOfAPartOfARun() {
    Refused.settings(() -> new RunId("one.leg-00001"))
        .hasMessageStartingWith("Cannot name a run 'one.leg-00001': parts of run 'one' have such");
  }
}
