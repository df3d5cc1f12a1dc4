package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFileSizes {
  @ParameterizedTest(name = "{1} rows on {0} cores")
  @CsvSource({"4, 0, 1", "4, 1, 1", "4, 3, 3", "4, 1000, 4", "100, 1000, 8", "4, 5000001, 6"})
  void letsAllCoresWriteFewRows(int cores, long rows, int files) {
    assertThat(FileSizes.OF_SHORT_ROWS.files(cores, rows)).isEqualTo(files);
  }

  @Test
  void areAboutAsManyBytesWhateverTheWidth() {
    assertThat(FileSizes.ofFloats(4096).rowsEach()).isEqualTo(4096);
    assertThat(FileSizes.ofFloats(4096).files(2, 40_961)).isEqualTo(11);
    assertThat(FileSizes.ofFloats(1L << 40).rowsEach()).isEqualTo(1);
  }
}
