package org.murmuration.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Runs on executors: a worker's examples become its batches, the same number for each worker. */
final class GridBatches implements FlatMapFunction<Iterator<Example>, DataSet> {
  private final Grid grid;
  private final FeatureScaling scaling;
  private final int labels;

  GridBatches(Grid grid, FeatureScaling scaling, int labels) {
    this.grid = grid;
    this.scaling = scaling;
    this.labels = labels;
  }

  /** Examples come in the order of the grid; the i-th of a worker goes to its batch i mod n. */
  @Override
  public Iterator<DataSet> call(Iterator<Example> examples) {
    List<List<Example>> batches = new ArrayList<>();
    for (int i = 0; i < grid.batches(); i++) {
      batches.add(new ArrayList<>());
    }
    for (int i = 0; examples.hasNext(); i++) {
      batches.get(i % grid.batches()).add(examples.next());
    }
    return batches.stream().map(this::batch).iterator();
  }

  /**
   * Features {@code [places, width]}, labels {@code [places, labels]}, mask {@code [places, 1]}.
   */
  private DataSet batch(List<Example> examples) {
    int width = scaling.means().length;
    float[] features = new float[grid.batchSize() * width];
    float[] oneHot = new float[grid.batchSize() * labels];
    float[] mask = new float[grid.batchSize()];
    for (int i = 0; i < examples.size(); i++) {
      scaling.apply(examples.get(i).embedding(), features, i * width);
      oneHot[i * labels + examples.get(i).label()] = 1;
      mask[i] = 1;
    }
    return new DataSet(array(features, width), array(oneHot, labels), null, array(mask, 1));
  }

  private static INDArray array(float[] values, int columns) {
    return Nd4j.create(values, new long[] {values.length / columns, columns}, 'c');
  }
}
