package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestLegName {
  @Test
  void tellsTheLegsOfARunFromThoseOfAnother() {
    String leg = LegName.of("20261130T070000000", 12);
    assertThat(leg).isEqualTo("20261130T070000000.leg-00012");
    assertThat(LegName.isOf("20261130T070000000", leg)).isTrue();
    assertThat(LegName.isOf("20261130T07000000", leg)).isFalse();
    assertThat(LegName.isOf("a", "a.leg-b.leg-00001")).isFalse();
    assertThat(LegName.number(leg)).isEqualTo(12);
    assertThat(LegName.number(LegName.of("a", 123_456))).isEqualTo(123_456);
  }

  @Test
  void knowsOtherNames() {
    assertThat(LegName.isOfAny("one.leg-00001")).isTrue();
    assertThat(LegName.isOfAny("one.leg-1")).isFalse();
    assertThat(LegName.isOfAny("leg-00001")).isFalse();
  }
}
