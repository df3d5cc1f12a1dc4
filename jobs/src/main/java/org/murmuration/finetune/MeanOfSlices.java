package org.murmuration.finetune;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.training.ArrayMean;
import scala.Tuple2;

/**
 * Runs on executors: averages the slices of all workers. They come sorted by number, so that floats
 * are added in the order of workers and the same run gives the same bits.
 */
final class MeanOfSlices
    implements FlatMapFunction<Iterator<Tuple2<Long, float[]>>, Tuple2<Long, float[]>> {
  private final StateSlices slices;

  MeanOfSlices(StateSlices slices) {
    this.slices = slices;
  }

  @Override
  public Iterator<Tuple2<Long, float[]>> call(Iterator<Tuple2<Long, float[]>> sorted) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return sorted.hasNext();
      }

      @Override
      public Tuple2<Long, float[]> next() {
        return mean(sorted);
      }
    };
  }

  private Tuple2<Long, float[]> mean(Iterator<Tuple2<Long, float[]>> sorted) {
    Tuple2<Long, float[]> first = sorted.next();
    ArrayMean mean = new ArrayMean(first._2().length);
    mean.add(first._2());
    for (int worker = 1; worker < slices.workers(); worker++) {
      mean.add(sorted.next()._2());
    }
    return new Tuple2<>(slices.slice(first._1()), mean.floats());
  }
}
