package org.murmuration.train;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.nd4j.linalg.dataset.DataSet;

/** A worker's examples as its batches, the same number for each worker, all at once. */
record GridBatches(Grid grid, FeatureScaling scaling, Targets targets) {
  /**
   * @param examples in the order of the grid; the i-th of a worker goes to its batch i mod n
   */
  List<DataSet> of(Iterator<Example> examples) {
    List<BatchArrays> batches = Stream.generate(this::empty).limit(grid.batches()).toList();
    for (int i = 0; examples.hasNext(); i++) {
      Example example = examples.next();
      batches
          .get(i % grid.batches())
          .put(i / grid.batches(), example.label(), scaling.scaled(example.embedding()));
    }
    return batches.stream().map(BatchArrays::batch).toList();
  }

  private BatchArrays empty() {
    return new BatchArrays(grid.batchSize(), scaling.means().length, targets);
  }
}
