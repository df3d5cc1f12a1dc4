package org.murmuration.keeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.murmuration.cluster.ScalaLists;
import org.murmuration.table.Example;
import scala.collection.JavaConverters;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The batches of a round, a partition for each worker, read block by block. What is lost with an
 * executor is dealt again, from what the shuffle left.
 */
final class KeptRound extends RDD<KeptBatch> {
  private static final long serialVersionUID = 1L;
  private static final ClassTag<KeptBatch> BATCH = ClassTag$.MODULE$.apply(KeptBatch.class);
  private static final ClassTag<Example> EXAMPLE = ClassTag$.MODULE$.apply(Example.class);

  private final WorkerShare share;
  private final int round;

  /**
   * @param dealt the examples in the order of the grid, a partition for each worker
   */
  KeptRound(RDD<Example> dealt, WorkerShare share, int round) {
    super(dealt, BATCH);
    this.share = share;
    this.round = round;
  }

  @Override
  public Partition[] getPartitions() {
    return firstParent(EXAMPLE).partitions();
  }

  /** Of a type that is Spark's {@code Seq} with Scala 2.12 and 2.13, as it overrides in both. */
  @Override
  public Seq<String> getPreferredLocations(Partition worker) {
    return ScalaLists.of(share.blocks().places(block(worker, firstChunk())));
  }

  private int firstChunk() {
    return share.chunks().firstOfRound(round);
  }

  private int block(Partition worker, int chunk) {
    return share.number(worker.index(), chunk);
  }

  @Override
  public scala.collection.Iterator<KeptBatch> compute(Partition worker, TaskContext task) {
    Iterator<KeptBatch> batches =
        IntStream.range(firstChunk(), firstChunk() + share.chunks().chunksOfRound(round))
            .boxed()
            .flatMap(chunk -> Arrays.stream(chunk(worker, chunk, task)))
            .iterator();
    return JavaConverters.asScalaIterator(batches);
  }

  private KeptBatch[] chunk(Partition worker, int chunk, TaskContext task) {
    Optional<KeptBatch[]> kept = share.blocks().get(block(worker, chunk));
    return kept.orElseGet(() -> dealtAgain(worker, chunk, task));
  }

  private KeptBatch[] dealtAgain(Partition worker, int chunk, TaskContext task) {
    try {
      share.write(
          worker.index(),
          JavaConverters.asJavaIterator(firstParent(EXAMPLE).iterator(worker, task)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return share
        .blocks()
        .get(block(worker, chunk))
        .orElseThrow(() -> new IllegalStateException("A block that was just written is there"));
  }
}
