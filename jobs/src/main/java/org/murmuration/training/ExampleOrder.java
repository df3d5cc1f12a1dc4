package org.murmuration.training;

import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.table.Example;

/** An order of examples that looks random, and follows from a seed and the images alone. */
public record ExampleOrder(long seed) {
  /** Each example with its place, from 0 on, whatever order they come in. */
  public JavaPairRDD<Example, Long> places(JavaRDD<Example> examples) {
    KeyedExamples keyed = new KeyedExamples(seed);
    return examples.sortBy(keyed::key, true, examples.getNumPartitions()).zipWithIndex();
  }

  /** Each example with a text that sorts as the places do. */
  public JavaPairRDD<String, Example> keyed(JavaRDD<Example> examples) {
    return JavaPairRDD.fromJavaRDD(examples.mapPartitionsWithIndex(new KeyedExamples(seed), true));
  }

  /**
   * Cuts the order into a block for each worker. Nothing is sent but the names of examples.
   *
   * @param examples those of the grid, passed over twice; no embedding is looked at
   */
  public BlockPartitioner blocks(JavaRDD<Example> examples, Grid grid) {
    if (grid.workers() == 1) {
      return new BlockPartitioner(List.of());
    }
    return new BlockPartitioner(
        keyed(examples)
            .keys()
            .sortBy(key -> key, true, examples.getNumPartitions())
            .zipWithIndex()
            .filter(placed -> grid.isFirst(placed._2()))
            .keys()
            .collect());
  }
}
