package org.murmuration.train;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.mllib.stat.MultivariateOnlineSummarizer;
import org.murmuration.table.Example;

/** Runs on executors: mean and variance of each feature of a partition. */
final class FeatureSummary
    implements FlatMapFunction<Iterator<Example>, MultivariateOnlineSummarizer> {
  @Override
  public Iterator<MultivariateOnlineSummarizer> call(Iterator<Example> examples) {
    MultivariateOnlineSummarizer summary = new MultivariateOnlineSummarizer();
    examples.forEachRemaining(example -> summary.add(FeatureScaling.vector(example.embedding())));
    return List.of(summary).iterator();
  }
}
