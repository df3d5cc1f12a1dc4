package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPairedOutcomes {
  private static PairedOutcomes outcomes(long lost, long gained) {
    return new PairedOutcomes(10, lost, gained, 5);
  }

  /** The sums of binomial coefficients, by hand. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "0, 1, 0.5",
    "1, 0, 1",
    "0, 4, 0.0625",
    "0, 5, 0.03125",
    "1, 6, 0.0625",
    "1, 7, 0.03515625",
    "3, 3, 0.65625",
    "5, 2, 0.9375",
    "5, 0, 1",
  })
  void areAGainByChanceAsOftenAsCoinsFallSo(long lost, long gained, double p) {
    assertThat(outcomes(lost, gained).pOfGain()).isCloseTo(p, within(1e-12));
    assertThat(outcomes(lost, gained).isGain()).isEqualTo(p < 0.05);
  }

  /** As the normal distribution has it: 10 standard deviations of 1,000 are 0, 1.96 are 2.5 %. */
  @Test
  void areJudgedWhereThereAreMillions() {
    assertThat(outcomes(499_020, 500_980).pOfGain()).isCloseTo(0.025, within(2e-4));
    assertThat(outcomes(500_980, 499_020).pOfGain()).isCloseTo(0.975, within(2e-4));
    assertThat(outcomes(0, 10_000_000).pOfGain()).isZero();
    assertThat(outcomes(10_000_000, 0).pOfGain()).isEqualTo(1);
  }

  @Test
  void countTheFourCellsAndAddUp() {
    PairedOutcomes some =
        PairedOutcomes.of(
            BitSet.valueOf(new long[] {0b00011}), BitSet.valueOf(new long[] {0b01101}), 6);
    assertThat(some).isEqualTo(new PairedOutcomes(1, 1, 2, 2));
    assertThat(some.plus(some)).isEqualTo(new PairedOutcomes(2, 2, 4, 4));
    assertThat(some.images()).isEqualTo(6);
  }

  @Test
  void sayTheirCellsAndP() {
    assertThat(outcomes(1, 6).words())
        .isEqualTo(
            "6 newly right, 1 newly wrong, 10 right and 5 wrong both times; p = 0.0625 (exact one-sided McNemar test)");
  }

  @Test
  void refuseLessThanNoImage() {
    assertThatThrownBy(() -> outcomes(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
