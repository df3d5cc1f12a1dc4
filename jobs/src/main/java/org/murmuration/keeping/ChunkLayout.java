package org.murmuration.keeping;

import java.io.Serializable;
import org.murmuration.machine.Pieces;
import org.murmuration.training.Grid;

/**
 * Which consecutive batches of a worker lie in one block. A block belongs to one round, so that no
 * round reads what is another's.
 *
 * @param roundSteps batches between two averagings, no more than the grid has
 * @param most batches of a block
 */
record ChunkLayout(Grid grid, int roundSteps, int most) implements Serializable {
  /** Large enough for a disk that turns, and small beside the heap of a task. */
  private static final int CHUNK_BYTES = 4 << 20;

  static ChunkLayout of(Grid grid, int roundSteps, RowLayout rows) {
    long batchBytes = (long) grid.batchSize() * rows.bytes();
    return new ChunkLayout(grid, roundSteps, (int) Math.max(1, CHUNK_BYTES / batchBytes));
  }

  /** Of a worker. */
  int chunks() {
    int last = rounds() - 1;
    return firstOfRound(last) + chunksOfRound(last);
  }

  /** Of an epoch, the last one shorter, perhaps. */
  int rounds() {
    return (int) Pieces.of(grid.batches(), roundSteps);
  }

  int firstOfRound(int round) {
    return round * chunksOfRound(0);
  }

  int chunksOfRound(int round) {
    return (int) Pieces.of(stepsOfRound(round), most);
  }

  private int stepsOfRound(int round) {
    return Math.min(roundSteps, grid.batches() - round * roundSteps);
  }

  /** The first batch of a chunk. */
  int firstBatch(int chunk) {
    int within = chunk % chunksOfRound(0);
    return round(chunk) * roundSteps + within * most;
  }

  int batches(int chunk) {
    int end = round(chunk) * roundSteps + stepsOfRound(round(chunk));
    return Math.min(most, end - firstBatch(chunk));
  }

  private int round(int chunk) {
    return chunk / chunksOfRound(0);
  }
}
