package org.murmuration.train;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.label.LabelSet;
import org.murmuration.table.Example;
import org.murmuration.table.ExampleOrder;
import org.murmuration.training.Grid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The examples of a training, a partition for each worker, kept until this is closed.
 *
 * @param examples persisted
 */
record DealtExamples(JavaRDD<Example> examples) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DealtExamples.class);

  /**
   * Shuffled by the seed; each worker gets a block of that order. Embeddings are read and sent
   * once.
   *
   * @param names the examples without their embeddings
   */
  static DealtExamples of(JavaRDD<Example> examples, JavaRDD<Example> names, Grid grid, long seed) {
    ExampleOrder order = new ExampleOrder(seed);
    return new DealtExamples(
        order
            .keyed(examples)
            .repartitionAndSortWithinPartitions(order.blocks(names, grid))
            .values()
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** Examples of each label. */
  long[] counts(int labels) {
    long[] counts = new long[labels];
    for (Map.Entry<Integer, Long> entry : examples.map(Example::label).countByValue().entrySet()) {
      counts[entry.getKey()] = entry.getValue();
    }
    return counts;
  }

  /** Says which labels have too few examples to be learnt. */
  static void warn(LabelSet labels, long[] counts) {
    warnings(labels, counts).forEach(line -> LOG.warn("{}", line));
  }

  static List<String> warnings(LabelSet labels, long[] counts) {
    return IntStream.range(0, counts.length)
        .filter(label -> counts[label] < 2)
        .mapToObj(label -> warning(labels.name(label), counts[label]))
        .toList();
  }

  private static String warning(String label, long count) {
    return count == 0
        ? "Cannot learn label '%s': the train split has no example of it (add images, or split otherwise)"
            .formatted(label)
        : "Expect little of label '%s': the train split has 1 example of it (add images)"
            .formatted(label);
  }

  @Override
  public void close() {
    examples.unpersist();
  }
}
