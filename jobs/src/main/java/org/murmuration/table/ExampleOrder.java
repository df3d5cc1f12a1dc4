package org.murmuration.table;

import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.store.Sha256;

/** An order of examples that looks random, and follows from a seed and the images alone. */
public record ExampleOrder(long seed) {
  /** Each example with its place, from 0 on, whatever order they come in. */
  public JavaPairRDD<Example, Long> places(JavaRDD<Example> examples) {
    String prefix = seed + "/";
    return examples
        .sortBy(
            example -> Sha256.of(prefix + example.imageId()) + example.label(),
            true,
            examples.getNumPartitions())
        .zipWithIndex();
  }
}
