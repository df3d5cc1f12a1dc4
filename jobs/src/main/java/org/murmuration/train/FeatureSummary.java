package org.murmuration.train;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.table.Example;

/** Runs on executors: mean and variance of each feature of a partition. */
record FeatureSummary(int width) implements FlatMapFunction<Iterator<Example>, FeatureMoments> {
  @Override
  public Iterator<FeatureMoments> call(Iterator<Example> examples) {
    FeatureMoments moments = new FeatureMoments(width);
    examples.forEachRemaining(moments::add);
    return List.of(moments).iterator();
  }
}
