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

  /** All batches of a worker at once. */
  List<DataSet> of(Iterator<Example> examples) {
    List<List<Example>> batches = new ArrayList<>();
    for (int i = 0; i < grid.batches(); i++) {
      batches.add(new ArrayList<>());
    }
    for (int i = 0; examples.hasNext(); i++) {
      batches.get(i % grid.batches()).add(examples.next());
    }
    return batches.stream().map(this::batch).toList();
  }

  /**
   * Features {@code [places, width]}, labels {@code [places, labels]}, mask {@code [places, 1]}:
   * the weight of each example, 0 where there is none.
   */
  private DataSet batch(List<Example> examples) {
    int width = scaling.means().length;
    float[] features = new float[grid.batchSize() * width];
    float[] wanted = new float[grid.batchSize() * targets.labels()];
    float[] mask = new float[grid.batchSize()];
    for (int i = 0; i < examples.size(); i++) {
      scaling.apply(examples.get(i).embedding(), features, i * width);
      int label = examples.get(i).label();
      targets.write(label, wanted, i * targets.labels());
      mask[i] = targets.weight(label);
    }
    return new DataSet(
        array(features, width), array(wanted, targets.labels()), null, array(mask, 1));
  }

  private static INDArray array(float[] values, int columns) {
    return Nd4j.create(values, new long[] {values.length / columns, columns}, 'c');
  }
}
