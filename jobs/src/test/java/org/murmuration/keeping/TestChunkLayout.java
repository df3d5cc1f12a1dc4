package org.murmuration.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.training.Grid;

class TestChunkLayout {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 5",
    "10, 10, 3",
    "10, 10, 10",
    "10, 10, 99",
    "10, 1, 3",
    "10, 4, 3",
    "10, 4, 4",
    "10, 3, 2",
    "1220, 1220, 7",
    "1220, 100, 8"
  })
  void putsEachBatchOfARoundIntoOneChunkInOrder(int batches, int roundSteps, int most) {
    ChunkLayout layout = new ChunkLayout(new Grid(batches, 1, batches, 1), roundSteps, most);
    List<Integer> all = new ArrayList<>();
    for (int round = 0; round < layout.rounds(); round++) {
      int first = layout.firstOfRound(round);
      int end = Math.min(batches, (round + 1) * roundSteps);
      List<Integer> ofRound = batches(layout, first, first + layout.chunksOfRound(round));
      assertThat(ofRound).isEqualTo(IntStream.range(round * roundSteps, end).boxed().toList());
      all.addAll(ofRound);
    }
    assertThat(batches(layout, 0, layout.chunks())).isEqualTo(all).hasSize(batches);
  }

  private static List<Integer> batches(ChunkLayout layout, int first, int end) {
    List<Integer> batches = new ArrayList<>();
    for (int chunk = first; chunk < end; chunk++) {
      assertThat(layout.batches(chunk)).isBetween(1, layout.most());
      for (int i = 0; i < layout.batches(chunk); i++) {
        batches.add(layout.firstBatch(chunk) + i);
      }
    }
    return batches;
  }

  @Test
  void makesChunksOfSomeMebibytesAndOfOneBatchAtLeast() {
    Grid grid = new Grid(10_000, 1, 313, 32);
    RowLayout rows = new RowLayout(4096, Precision.FLOAT32);
    assertThat(ChunkLayout.of(grid, 313, rows).most()).isEqualTo(7);
    RowLayout wide = new RowLayout(100_000, Precision.FLOAT32);
    assertThat(ChunkLayout.of(grid, 313, wide).most()).isEqualTo(1);
  }
}
