package org.murmuration.train;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.dl4j.HostMemory;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Runs on executors: a worker's examples become its batches, the same number for each worker. */
final class GridBatches implements FlatMapFunction<Iterator<Example>, DataSet> {
  private final Grid grid;
  private final FeatureScaling scaling;
  private final Targets targets;

  GridBatches(Grid grid, FeatureScaling scaling, Targets targets) {
    this.grid = grid;
    this.scaling = scaling;
    this.targets = targets;
  }

  /** Examples come in the order of the grid; the i-th of a worker goes to its batch i mod n. */
  @Override
  public Iterator<DataSet> call(Iterator<Example> examples) {
    return of(examples).iterator();
  }

  /** All batches of a worker at once; the heap holds one example at a time. */
  List<DataSet> of(Iterator<Example> examples) {
    List<DataSet> batches = Stream.generate(this::empty).limit(grid.batches()).toList();
    for (int i = 0; examples.hasNext(); i++) {
      put(examples.next(), batches.get(i % grid.batches()), i / grid.batches());
    }
    return batches;
  }

  /**
   * Features {@code [places, width]}, labels {@code [places, labels]}, mask {@code [places, 1]}:
   * the weight of each example, 0 where there is none.
   */
  private DataSet empty() {
    int places = grid.batchSize();
    return new DataSet(
        Nd4j.create(DataType.FLOAT, places, scaling.means().length),
        Nd4j.create(DataType.FLOAT, places, targets.labels()),
        null,
        Nd4j.create(DataType.FLOAT, places, 1));
  }

  private void put(Example example, DataSet batch, int place) {
    put(scaling.scaled(example.embedding()), batch.getFeatures(), place);
    put(targets.wanted(example.label()), batch.getLabels(), place);
    put(new float[] {targets.weight(example.label())}, batch.getLabelsMaskArray(), place);
  }

  private static void put(float[] values, INDArray rows, int row) {
    HostMemory.of(rows).position(row * values.length).put(values);
  }
}
