package org.murmuration.training;

import java.util.Iterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.Function2;
import org.murmuration.store.Sha256;
import org.murmuration.table.Example;
import scala.Tuple2;

/**
 * Runs on executors: each example with its place among all of them, as a text that sorts. It is the
 * same however a scan cuts the table; only rows of which nothing tells which comes first lie as
 * they are read.
 */
record KeyedExamples(long seed)
    implements Function2<Integer, Iterator<Example>, Iterator<Tuple2<String, Example>>> {
  @Override
  public Iterator<Tuple2<String, Example>> call(Integer partition, Iterator<Example> examples) {
    AtomicLong row = new AtomicLong();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(examples, 0), false)
        .map(
            example ->
                new Tuple2<>(
                    "%s/%d/%d".formatted(key(example), partition, row.getAndIncrement()), example))
        .iterator();
  }

  String key(Example example) {
    return "%s%d/%016x"
        .formatted(Sha256.of(seed + "/" + example.imageId()), example.label(), example.copy());
  }

  /** What sorts after one text and not after the next, wherever the next one's row is read. */
  static String first(String key, String before) {
    String row = withoutRow(key);
    return row.equals(withoutRow(before)) ? key : row;
  }

  private static String withoutRow(String key) {
    return key.substring(0, key.lastIndexOf('/', key.lastIndexOf('/') - 1));
  }
}
