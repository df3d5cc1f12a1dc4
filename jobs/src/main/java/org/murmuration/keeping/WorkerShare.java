package org.murmuration.keeping;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.storage.BlockStatus;
import org.murmuration.table.Example;

/** Runs on executors: writes a worker's examples into blocks, and reads the batches of a round. */
record WorkerShare(RowLayout layout, ChunkLayout chunks, KeptBlocks blocks)
    implements Serializable {
  /** Examples come in the order of the grid, and are passed over once. */
  KeptShare write(int worker, Iterator<Example> examples) throws IOException {
    FeatureMoments moments = new FeatureMoments(layout.width());
    try (GridFile file = new GridFile(KeptBlocks.newFile(), chunks.grid(), layout.bytes())) {
      while (examples.hasNext()) {
        Example example = examples.next();
        moments.add(example);
        file.add(layout.row(example));
      }
      for (int chunk = 0; chunk < chunks.chunks(); chunk++) {
        blocks.put(number(worker, chunk), batches(file, chunk));
      }
      return kept(worker, file.rows(), moments);
    }
  }

  private KeptBatch[] batches(GridFile file, int chunk) throws IOException {
    KeptBatch[] batches = new KeptBatch[chunks.batches(chunk)];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = file.batch(chunks.firstBatch(chunk) + i);
    }
    return batches;
  }

  private KeptShare kept(int worker, long rows, FeatureMoments moments) {
    long memoryBytes = 0;
    long diskBytes = 0;
    for (int chunk = 0; chunk < chunks.chunks(); chunk++) {
      BlockStatus status = blocks.status(number(worker, chunk));
      memoryBytes += status.memSize();
      diskBytes += status.diskSize();
    }
    return new KeptShare(rows, memoryBytes, diskBytes, moments);
  }

  int number(int worker, int chunk) {
    return Math.addExact(Math.multiplyExact(worker, chunks.chunks()), chunk);
  }
}
