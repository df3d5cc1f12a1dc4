package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestWorkerPartitioner {
  @Test
  void hasAPartitionForEachWorkerAndSendsExamplesThereInTurn() {
    WorkerPartitioner partitioner = new WorkerPartitioner(Grid.of(100, 4, 10));
    assertThat(partitioner.numPartitions()).isEqualTo(4);
    assertThat(partitioner.getPartition(0L)).isZero();
    assertThat(partitioner.getPartition(3L)).isEqualTo(3);
    assertThat(partitioner.getPartition(4_000_000_001L)).isEqualTo(1);
  }
}
