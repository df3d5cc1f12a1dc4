package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPassPartitioning {
  @ParameterizedTest(name = "{1} images, batch {2}, {0} cores")
  @CsvSource({
    "2, 1, 16",
    "2, 83, 16",
    "2, 400, 16",
    "8, 10000, 32",
    "1000, 10000000, 16",
    "4, 7, 3",
    "2, 5, 100"
  })
  void cutsWholeBatchesAndLeavesNoPieceEmpty(int cores, long images, int batchSize) {
    EvenPartitioner pieces = PassPartitioning.of(cores, images, batchSize);
    assertThat(pieces.placesEach() % batchSize).isZero();
    assertThat(pieces.placesEach()).isBetween(1L, 1024L + batchSize);
    assertThat(pieces.getPartition(0L)).isZero();
    assertThat(pieces.getPartition(images - 1)).isEqualTo(pieces.numPartitions() - 1);
  }

  @Test
  void cutsNoPieceLargerThanAskedButForTheRestOfABatch() {
    assertThat(PassPartitioning.of(2, 10_000, 16, 100).placesEach()).isEqualTo(112);
    assertThat(PassPartitioning.of(2, 10_000, 16, 1).placesEach()).isEqualTo(16);
    assertThat(PassPartitioning.of(2, 10_000, 16, Long.MAX_VALUE).placesEach())
        .isEqualTo(PassPartitioning.of(2, 10_000, 16).placesEach());
  }
}
