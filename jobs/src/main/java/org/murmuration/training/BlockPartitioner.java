package org.murmuration.training;

import java.util.Collections;
import java.util.List;
import org.apache.spark.Partitioner;

/** Sends each example to the worker in whose block of the order its key lies. */
public final class BlockPartitioner extends Partitioner {
  private final List<String> firsts;

  /**
   * @param firsts the least key of each block but that of the first worker, in order
   */
  BlockPartitioner(List<String> firsts) {
    this.firsts = List.copyOf(firsts);
  }

  @Override
  public int numPartitions() {
    return firsts.size() + 1;
  }

  @Override
  public int getPartition(Object key) {
    int found = Collections.binarySearch(firsts, (String) key);
    return found < 0 ? -found - 1 : found + 1;
  }
}
