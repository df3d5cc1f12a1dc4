package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSurplusFields {
  private static final SurplusFields OF_TWO = new SurplusFields(2, ',');

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg,rose, wild", "a.jpg,,rose", "\"a,b.jpg\",rose,wild"})
  void areThoseBeyondTheHeader(String line) {
    assertThat(OF_TWO.call(line)).isTrue();
    assertThat(OF_TWO.count(line)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.jpg",
        "a.jpg,rose",
        "a.jpg,rose,,, ",
        "a.jpg,\"rose, wild\"",
        "a.jpg,\"the \"\"wild\"\", red rose\"",
        "a.jpg,\"two\nlines, of it\""
      })
  void areNotEmptyOnesOrThoseInQuotes(String line) {
    assertThat(OF_TWO.call(line)).isFalse();
  }

  @Test
  void goByTheSeparator() {
    assertThat(new SurplusFields(2, ';').call("a.jpg;rose, wild")).isFalse();
    assertThat(new SurplusFields(2, ';').call("a.jpg;rose;wild")).isTrue();
  }
}
