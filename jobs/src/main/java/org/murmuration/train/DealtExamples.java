package org.murmuration.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.label.LabelSet;
import org.murmuration.split.Split;
import org.murmuration.table.Example;
import org.murmuration.table.ExampleTable;
import org.murmuration.training.ExampleOrder;
import org.murmuration.training.Grid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The examples of a training, a partition for each worker. Spark keeps what was sent to a worker on
 * its disk, so that examples can be passed over again, and the heap holds none of them.
 *
 * @param names the examples without their embeddings; persisted until this is closed, after which
 *     examples can still be passed over
 */
record DealtExamples(JavaRDD<Example> examples, JavaRDD<Example> names) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DealtExamples.class);

  /** Shuffled by the seed; each worker gets a block of that order. Embeddings are sent once. */
  static DealtExamples of(ExampleTable table, LabelSet labels, Grid grid, long seed)
      throws IOException {
    JavaRDD<Example> names =
        table.withoutEmbeddings(Split.TRAIN, labels).persist(StorageLevel.MEMORY_AND_DISK());
    ExampleOrder order = new ExampleOrder(seed);
    return new DealtExamples(
        order
            .keyed(table.examples(Split.TRAIN, labels))
            .repartitionAndSortWithinPartitions(order.blocks(names, grid))
            .values(),
        names);
  }

  /** Examples of each label. */
  long[] counts(int labels) {
    long[] counts = new long[labels];
    for (Map.Entry<Integer, Long> entry : names.map(Example::label).countByValue().entrySet()) {
      counts[entry.getKey()] = entry.getValue();
    }
    return counts;
  }

  /** Says which labels have too few examples to be learnt. */
  static void warn(String title, LabelSet labels, long[] counts) {
    warnings(labels, counts).forEach(line -> LOG.warn("{}{}", title, line));
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
    names.unpersist();
  }
}
