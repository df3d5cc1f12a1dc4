package org.murmuration.train;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.keeping.KeptBatch;
import org.murmuration.keeping.RowLayout;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Runs on executors: batches as they are kept become batches to learn from, one at a time and all
 * in the same memory, which is freed with the task.
 *
 * @param places of a batch
 */
record KeptBatches(int places, RowLayout layout, FeatureScaling scaling, Targets targets)
    implements FlatMapFunction<Iterator<KeptBatch>, DataSet> {
  @Override
  public Iterator<DataSet> call(Iterator<KeptBatch> kept) {
    BatchArrays arrays = new BatchArrays(places, layout.width(), targets);
    TaskEnd.release(arrays::close);
    return new Filled(kept, arrays);
  }

  /** A batch is as it is until the next one is taken, and not only asked for. */
  private final class Filled implements Iterator<DataSet> {
    private final Iterator<KeptBatch> kept;
    private final BatchArrays arrays;
    private final float[] features = new float[layout.width()];

    private Filled(Iterator<KeptBatch> kept, BatchArrays arrays) {
      this.kept = kept;
      this.arrays = arrays;
    }

    @Override
    public boolean hasNext() {
      return kept.hasNext();
    }

    @Override
    public DataSet next() {
      byte[][] rows = kept.next().rows();
      for (int place = 0; place < rows.length; place++) {
        layout.read(rows[place], features);
        scaling.scale(features);
        arrays.put(place, layout.label(rows[place]), features);
      }
      arrays.clearFrom(rows.length);
      return arrays.batch();
    }
  }
}
