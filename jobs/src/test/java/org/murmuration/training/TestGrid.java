package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestGrid {
  private static final int LARGEST_BATCH = 40;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void dealsEveryExampleOnceInBatchesThatDifferByOneAtMost(int workers) {
    for (int examples = 1; examples <= 200; examples++) {
      for (int batch = 1; batch <= LARGEST_BATCH; batch++) {
        Grid grid = Grid.of(examples, workers, batch);
        int[] sizes = Arrays.stream(sizes(grid)).flatMapToInt(Arrays::stream).toArray();
        int largest = Arrays.stream(sizes).max().orElseThrow();
        int least = Arrays.stream(sizes).min().orElseThrow();
        String deal = "%d examples, %d workers, batch %d".formatted(examples, workers, batch);
        if (Arrays.stream(sizes).sum() != examples || largest - least > 1) {
          assertThat(sizes).as(deal).isEmpty();
        }
        if (largest != grid.batchSize() || grid.batchSize() > batch) {
          assertThat(grid.batchSize()).as(deal).isEqualTo(largest).isLessThanOrEqualTo(batch);
        }
      }
    }
  }

  /** Examples in each batch of each worker, each worker's in turn. */
  private static int[][] sizes(Grid grid) {
    int[][] sizes = new int[grid.workers()][grid.batches()];
    int[] dealt = new int[grid.workers()];
    for (long position = 0; position < grid.examples(); position++) {
      int worker = grid.worker(position);
      sizes[worker][dealt[worker]++ % grid.batches()]++;
    }
    return sizes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void cutsTheOrderIntoBlocksThatFitTheBatchesOfAWorker(int workers) {
    for (int examples = 1; examples <= 200; examples++) {
      Grid grid = Grid.of(examples, workers, 8);
      long[] firsts =
          LongStream.range(0, examples)
              .filter(place -> place == 0 || grid.isFirst(place))
              .toArray();
      assertThat(firsts).hasSize(grid.workers());
      for (int worker = 0; worker < firsts.length; worker++) {
        long end = worker + 1 < firsts.length ? firsts[worker + 1] : examples;
        long share = examples / grid.workers();
        assertThat(end - firsts[worker]).isBetween(share, share + 1);
      }
    }
  }

  @Test
  void leavesNoWorkerWithoutAnExample() {
    assertThat(Grid.of(3, 8, 32)).isEqualTo(new Grid(3, 3, 1, 1));
  }

  @Test
  void makesBatchesEqualRatherThanFull() {
    // Of 100 at most, 202 examples could be 100, 100 and 2.
    assertThat(Grid.of(202, 1, 100)).isEqualTo(new Grid(202, 1, 3, 68));
  }

  @Test
  void fillsEachPlaceWhereNumbersAllowIt() {
    assertThat(Grid.of(10_000, 4, 25)).isEqualTo(new Grid(10_000, 4, 100, 25));
  }

  @Test
  void dealsOneAfterTheOther() {
    Grid grid = new Grid(7, 3, 1, 3);
    assertThat(LongStream.range(0, 7).mapToInt(grid::worker)).containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  @Test
  void refusesToTrainOnNothing() {
    Refused.input(() -> Grid.of(0, 2, 32))
        .hasMessage("Cannot train: the table has no labelled example in its train split");
  }
}
