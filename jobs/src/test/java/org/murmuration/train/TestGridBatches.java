package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.nd4j.linalg.dataset.DataSet;

class TestGridBatches {
  private static final int LABELS = 3;

  /** Takes 1 from the first feature and halves it; leaves the second out. */
  private static final FeatureScaling SCALING =
      new FeatureScaling(new float[] {1, 7}, new float[] {0.5f, 0});

  @Test
  void givesEachBatchEquallyManyPlacesAndMasksThoseWithoutAnExample() {
    List<DataSet> batches = batches(Grid.of(5, 1, 2), examples(5));
    assertThat(batches).hasSize(3);
    assertThat(masks(batches))
        .containsExactly(new float[] {1, 1}, new float[] {1, 1}, new float[] {1, 0});
    for (DataSet batch : batches) {
      assertThat(batch.getFeatures().shape()).containsExactly(2, 2);
      assertThat(batch.getLabels().shape()).containsExactly(2, LABELS);
      assertThat(batch.getLabelsMaskArray().shape()).containsExactly(2, 1);
    }
  }

  @Test
  void putsTheNextExampleIntoTheNextBatchScaled() {
    List<DataSet> batches = batches(Grid.of(5, 1, 2), examples(5));
    // The first feature of example i is i, so that (i - 1) / 2 is left of it.
    assertThat(batches.get(0).getFeatures().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{-0.5f, 0}, {1, 0}});
    assertThat(batches.get(1).getFeatures().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0}, {1.5f, 0}});
  }

  @Test
  void leavesMaskedPlacesZero() {
    DataSet last = batches(Grid.of(5, 1, 2), examples(5)).get(2);
    assertThat(last.getFeatures().toFloatMatrix()).isDeepEqualTo(new float[][] {{0.5f, 0}, {0, 0}});
    assertThat(last.getLabels().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 1}, {0, 0, 0}});
  }

  @Test
  void marksTheLabelOfEachExample() {
    List<DataSet> batches = batches(Grid.of(5, 1, 2), examples(5));
    // Example i has label i mod 3; the first batch holds 0 and 3, the second 1 and 4.
    assertThat(batches.get(0).getLabels().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 0, 0}, {1, 0, 0}});
    assertThat(batches.get(1).getLabels().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 1, 0}, {0, 1, 0}});
  }

  @Test
  void usesEveryExampleOnceWhateverTheNumberOfWorkers() {
    FeatureScaling asTheyAre = new FeatureScaling(new float[2], new float[] {1, 1});
    Grid grid = Grid.of(23, 4, 3);
    List<Integer> seen = new ArrayList<>();
    for (int worker = 0; worker < grid.workers(); worker++) {
      Iterator<DataSet> batches =
          new GridBatches(grid, asTheyAre, Targets.plain(LABELS))
              .of(of(worker, grid).iterator())
              .iterator();
      int count = 0;
      for (; batches.hasNext(); count++) {
        addUsed(batches.next(), seen);
      }
      assertThat(count).isEqualTo(grid.batches());
    }
    Collections.sort(seen);
    assertThat(seen).isEqualTo(IntStream.range(0, 23).boxed().toList());
  }

  private static List<Example> of(int worker, Grid grid) {
    List<Example> all = examples((int) grid.examples());
    return IntStream.range(0, all.size())
        .filter(i -> grid.worker(i) == worker)
        .mapToObj(all::get)
        .toList();
  }

  private static void addUsed(DataSet batch, List<Integer> seen) {
    for (int i = 0; i < batch.numExamples(); i++) {
      if (batch.getLabelsMaskArray().getFloat(i, 0) == 1) {
        seen.add((int) batch.getFeatures().getFloat(i, 0));
      }
    }
  }

  @Test
  void givesAWorkerWithoutExamplesItsBatchesAllMasked() {
    List<DataSet> batches = batches(new Grid(1, 2, 2, 2), List.of());
    assertThat(masks(batches)).containsExactly(new float[2], new float[2]);
  }

  @Test
  void failsForALabelThatTheHeadLacks() {
    List<Example> examples = List.of(new Example("a", LABELS, new float[2]));
    assertThatThrownBy(() -> batches(new Grid(1, 1, 1, 1), examples))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class)
        .hasMessage("Index 3 out of bounds for length 3");
  }

  private static List<DataSet> batches(Grid grid, List<Example> examples) {
    return new GridBatches(grid, SCALING, Targets.plain(LABELS)).of(examples.iterator());
  }

  private static List<Example> examples(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Example("id" + i, i % LABELS, new float[] {i, 7}))
        .toList();
  }

  private static List<float[]> masks(List<DataSet> batches) {
    return batches.stream().map(batch -> batch.getLabelsMaskArray().toFloatVector()).toList();
  }
}
