package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestBlockPartitioner {
  private final BlockPartitioner blocks = new BlockPartitioner(List.of("d", "m"));

  @Test
  void sendsTheFirstOfABlockAndWhatFollowsToItsWorker() {
    assertThat(blocks.numPartitions()).isEqualTo(3);
    assertThat(List.of("a", "czz", "d", "dd", "lzz", "m", "z"))
        .map(blocks::getPartition)
        .containsExactly(0, 0, 1, 1, 1, 2, 2);
  }

  @Test
  void sendsAllToOneWorker() {
    BlockPartitioner one = new BlockPartitioner(List.of());
    assertThat(one.numPartitions()).isOne();
    assertThat(one.getPartition("a")).isZero();
  }
}
