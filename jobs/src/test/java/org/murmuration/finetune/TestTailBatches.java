package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import scala.Tuple2;

class TestTailBatches {
  /** Worker 0 has 4 of 7 examples, worker 1 has 3, in 2 batches of 2 places. */
  private static final Grid GRID = Grid.of(7, 2, 2);

  private static final TailBatches.Shape SHAPE = new TailBatches.Shape(1, 1, 3, 2);

  private static Example example(long position) {
    return new Example(
        "image " + position, (int) (position % 2), new float[] {position, position + 0.5f, -1});
  }

  /** As the shuffle leaves them: sorted by the grid's order. */
  private static Iterator<Tuple2<Long, Example>> examples(int worker) {
    return LongStream.range(0, 7)
        .filter(position -> GRID.worker(position) == worker)
        .mapToObj(position -> new Tuple2<>(GRID.order(position), example(position)))
        .sorted((a, b) -> Long.compare(a._1(), b._1()))
        .iterator();
  }

  private static List<MultiDataSet> batches(int worker, int first, int count) {
    List<MultiDataSet> batches = new ArrayList<>();
    new TailBatches(GRID, first, count, SHAPE)
        .call(examples(worker))
        .forEachRemaining(batches::add);
    return batches;
  }

  @Test
  void holdEachExampleInItsPlace() {
    List<MultiDataSet> batches = batches(0, 0, 2);
    assertThat(batches).hasSize(2);
    MultiDataSet batch = batches.get(0);
    assertThat(batch.getFeatures(0).shape()).containsExactly(2, 1, 1, 3);
    assertThat(batch.getFeatures(0).data().asFloat()).containsExactly(0, 0.5f, -1, 4, 4.5f, -1);
    assertThat(batch.getLabels(0).data().asFloat()).containsExactly(1, 0, 1, 0);
    assertThat(batch.getLabelsMaskArray(0).data().asFloat()).containsExactly(1, 1);
    assertThat(batches.get(1).getFeatures(0).data().asFloat())
        .containsExactly(2, 2.5f, -1, 6, 6.5f, -1);
  }

  @Test
  void maskAPlaceWithoutAnExample() {
    MultiDataSet last = batches(1, 1, 1).get(0);
    assertThat(last.getLabelsMaskArray(0).data().asFloat()).containsExactly(1, 0);
    assertThat(last.getFeatures(0).data().asFloat()).containsExactly(3, 3.5f, -1, 0, 0, 0);
    assertThat(last.getLabels(0).data().asFloat()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void areAsManyForAWorkerWithoutExamples() {
    Iterator<MultiDataSet> batches =
        new TailBatches(GRID, 0, 2, SHAPE).call(List.<Tuple2<Long, Example>>of().iterator());
    assertThat(batches.next().getLabelsMaskArray(0).sumNumber().intValue()).isZero();
    assertThat(batches.next().getLabelsMaskArray(0).sumNumber().intValue()).isZero();
    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void areThoseOfARoundAndNoMoreThanAnEpochHas() {
    assertThat(batches(0, 1, 5)).hasSize(1);
    assertThat(batches(0, 1, 1).get(0).getFeatures(0).getFloat(0)).isEqualTo(2);
  }
}
