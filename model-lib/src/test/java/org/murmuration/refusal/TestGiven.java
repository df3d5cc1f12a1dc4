package org.murmuration.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestGiven {
  @Test
  void handsOnWhatCanBeUsed() {
    assertThat(Given.value("--top", 5)).isEqualTo(5);
    assertThat(Given.place("--table", "s3a://bucket/table")).isEqualTo("s3a://bucket/table");
    assertThat(Given.all("--images", List.of("a", "b"))).containsExactly("a", "b");
  }

  @Test
  void copiesSeveral() {
    List<String> given = new ArrayList<>(List.of("a"));
    List<String> kept = Given.all("--images", given);
    given.add("b");
    assertThat(kept).containsExactly("a");
  }

  @Test
  void refusesNull() {
    String why = "Cannot use --images: it is null (name a value)";
    assertRefused(() -> Given.value("--images", null), why);
    assertRefused(() -> Given.place("--images", null), why);
    assertRefused(() -> Given.all("--images", null), why);
    assertRefused(() -> Given.all("--images", Arrays.asList("a", null)), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void refusesABlankPlace(String blank) {
    assertRefused(
        () -> Given.place("--table", blank),
        "Cannot use --table '%s': it is blank (name a file or a folder)".formatted(blank));
  }

  private static void assertRefused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.SETTINGS))
        .hasMessage(why);
  }
}
