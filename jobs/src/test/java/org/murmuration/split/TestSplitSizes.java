package org.murmuration.split;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSplitSizes {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 0, 0",
    "2, 0, 0",
    "3, 1, 1",
    "5, 1, 1",
    "10, 2, 1",
    "83, 17, 8",
    "1200, 240, 120"
  })
  void giveEachSplitItsShareAndOneImageAtLeastWhereThereAreThree(
      long images, long test, long validation) {
    assertThat(SplitSizes.of(images, 0.2, 0.1)).isEqualTo(new SplitSizes(test, validation));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0.9, 0.05, 1, 1",
    "2, 0.9, 0.05, 1, 0",
    "1, 0.9, 0.05, 0, 0",
    "10, 0.95, 0.04, 8, 1"
  })
  void alwaysLeaveOneToLearnFrom(
      long images, double testShare, double validationShare, long test, long validation) {
    assertThat(SplitSizes.of(images, testShare, validationShare))
        .isEqualTo(new SplitSizes(test, validation));
  }

  @ParameterizedTest
  @CsvSource({"3", "5", "1000"})
  void giveNothingToASplitWithoutAShare(long images) {
    assertThat(SplitSizes.of(images, 0, 0)).isEqualTo(new SplitSizes(0, 0));
  }
}
