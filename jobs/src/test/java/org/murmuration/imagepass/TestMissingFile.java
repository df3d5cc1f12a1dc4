package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestMissingFile {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file:/x/a.jpg | 5 | The file is gone since it was listed",
        "file:/x/a.jpg | 0 | There is no such file",
        "file:/x/a%20b.jpg | 0 | There is no such file (neither as it is written, nor with %XX decoded)",
        "file:/x/C:\\a.jpg | 0 | There is no such file (it looks like a path of Windows: write paths below the list's folder, with /)",
        "file:/x/C:/a.jpg | 0 | There is no such file (it looks like a path of Windows: write paths below the list's folder, with /)",
        "file:/x/gr\uFFFDn.jpg | 5 | Its name is no UTF-8, and cannot be asked for as it is shown (rename it)"
      })
  void saysWhyAFileMayNotBeThere(String uri, long time, String message) {
    assertThat(MissingFile.message(new ImageFile(uri, null, 0, time))).isEqualTo(message);
  }
}
