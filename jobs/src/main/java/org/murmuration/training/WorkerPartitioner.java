package org.murmuration.training;

import org.apache.spark.Partitioner;

/** Sends the example at a place of the shuffled order to its worker. */
public final class WorkerPartitioner extends Partitioner {
  private final Grid grid;

  public WorkerPartitioner(Grid grid) {
    this.grid = grid;
  }

  @Override
  public int numPartitions() {
    return grid.workers();
  }

  @Override
  public int getPartition(Object position) {
    return grid.worker((Long) position);
  }
}
