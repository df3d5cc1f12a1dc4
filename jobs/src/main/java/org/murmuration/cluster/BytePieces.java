package org.murmuration.cluster;

import org.apache.spark.Partitioner;

/** Cuts a run of bytes into equal pieces: what begins at byte n goes to piece n / (bytes each). */
final class BytePieces extends Partitioner {
  private final int count;
  private final long bytesEach;

  BytePieces(long bytes, long bytesEach) {
    this.count = (int) Math.max(1, (bytes + bytesEach - 1) / bytesEach);
    this.bytesEach = bytesEach;
  }

  @Override
  public int numPartitions() {
    return count;
  }

  @Override
  public int getPartition(Object start) {
    return (int) Math.min((Long) start / bytesEach, count - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePieces that && count == that.count && bytesEach == that.bytesEach;
  }

  @Override
  public int hashCode() {
    return 31 * count + Long.hashCode(bytesEach);
  }
}
