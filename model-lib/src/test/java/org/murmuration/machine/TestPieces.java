package org.murmuration.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPieces {
  @ParameterizedTest(name = "{0} in pieces of {1}")
  @CsvSource({"0, 4, 0", "1, 4, 1", "4, 4, 1", "5, 4, 2", "8, 1, 8", "6000000000, 7, 857142858"})
  void countsTheLastOneToo(long amount, long each, long pieces) {
    assertThat(Pieces.of(amount, each)).isEqualTo(pieces);
  }
}
