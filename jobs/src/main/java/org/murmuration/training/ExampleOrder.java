package org.murmuration.training;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.table.Example;
import scala.Tuple2;

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
    JavaPairRDD<String, Long> placed =
        keyed(examples).keys().sortBy(key -> key, true, examples.getNumPartitions()).zipWithIndex();
    return new BlockPartitioner(
        firsts(
            placed
                .filter(key -> grid.isFirst(key._2()) || grid.isFirst(key._2() + 1))
                .mapToPair(Tuple2::swap)
                .collectAsMap(),
            grid));
  }

  /**
   * Of the first of each block as much as tells it from the one before: a scan for the embeddings
   * may be cut otherwise than the one for the names was, and then rows stand elsewhere in it.
   */
  private static List<String> firsts(Map<Long, String> keys, Grid grid) {
    return keys.keySet().stream()
        .filter(grid::isFirst)
        .sorted()
        .map(place -> KeyedExamples.first(keys.get(place), keys.get(place - 1)))
        .toList();
  }
}
