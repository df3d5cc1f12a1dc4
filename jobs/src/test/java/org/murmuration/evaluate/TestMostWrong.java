package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.table.ScoredImage;

class TestMostWrong {
  private static ScoredImage named(String uri, float ofTheOther, float ofTheTrue) {
    return new ScoredImage(uri, "id", "test", "robin", "wren", ofTheOther, ofTheTrue, 2);
  }

  @Test
  void comesFirstWhereTheTrueLabelWasThoughtLeastLikely() {
    ScoredImage unlikely = named("a", 0.5f, 0.01f);
    ScoredImage likelier = named("b", 0.9f, 0.1f);
    assertThat(List.of(likelier, unlikely)).isSortedAccordingTo(new MostWrong().reversed());
  }

  @Test
  void amongEqualsComesTheSurestAndThenTheFirstByPlace() {
    ScoredImage surest = named("c", 0.9f, 0.05f);
    ScoredImage first = named("a", 0.6f, 0.05f);
    ScoredImage second = named("b", 0.6f, 0.05f);
    assertThat(List.of(second, surest, first).stream().sorted(new MostWrong()))
        .containsExactly(surest, first, second);
  }
}
