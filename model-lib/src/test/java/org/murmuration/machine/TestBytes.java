package org.murmuration.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestBytes {
  @Test
  void areRoundedUpToWholeMebibytes() {
    assertThat(new Bytes(1024 * Bytes.MEBI).wholeMebibytes()).isEqualTo("1,024 MiB");
    assertThat(new Bytes(1024 * Bytes.MEBI + 1).wholeMebibytes()).isEqualTo("1,025 MiB");
    assertThat(new Bytes(0).wholeMebibytes()).isEqualTo("0 MiB");
  }

  @Test
  void areReadInEachUnit() {
    Bytes bytes = new Bytes(1536 * Bytes.MEBI);
    assertThat(bytes.mebibytes()).isEqualTo("1536.0 MiB");
    assertThat(bytes.gibibytes()).isEqualTo("1.50 GiB");
    assertThat(bytes.megabytes()).isEqualTo("1,610.6 MB");
  }

  @Test
  void areReadInKibibytesBelowAMebibyte() {
    assertThat(new Bytes(Bytes.MEBI - 512).mebibytesOrKibibytes()).isEqualTo("1023.50 KiB");
    assertThat(new Bytes(Bytes.MEBI).mebibytesOrKibibytes()).isEqualTo("1.00 MiB");
    assertThat(new Bytes(2000 * Bytes.MEBI).mebibytesOrKibibytes()).isEqualTo("2,000.00 MiB");
  }
}
