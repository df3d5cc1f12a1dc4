package org.murmuration.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.nd4j.linalg.dataset.DataSet;

/** Runs on executors: some consecutive batches of a worker. */
public final class BatchSlice implements FlatMapFunction<Iterator<DataSet>, DataSet> {
  private final int first;
  private final int count;

  public BatchSlice(int first, int count) {
    this.first = first;
    this.count = count;
  }

  @Override
  public Iterator<DataSet> call(Iterator<DataSet> batches) {
    List<DataSet> slice = new ArrayList<>();
    for (int i = 0; i < first + count && batches.hasNext(); i++) {
      DataSet batch = batches.next();
      if (i >= first) {
        slice.add(batch);
      }
    }
    return slice.iterator();
  }
}
