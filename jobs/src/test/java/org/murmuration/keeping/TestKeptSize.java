package org.murmuration.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestKeptSize {
  @Test
  void saysRowsAndWhereTheyLie() {
    KeptSize size = new KeptSize(10_000, 3 << 20, 1 << 20, 4 << 20);
    assertThat(size.line())
        .isEqualTo(
            "10000 examples, 3.0 MiB a worker at most, 1.0 MiB in memory, 4.0 MiB on local disks");
    assertThat(size.facts())
        .isEqualTo(
            Map.of(
                "kept_bytes_a_worker", 3L << 20,
                "kept_bytes_in_memory", 1L << 20,
                "kept_bytes_on_disk", 4L << 20));
  }
}
