package org.murmuration.legs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.Chunk;
import org.murmuration.imagepass.ImageCount;
import org.murmuration.imagepass.OutcomePass;
import org.murmuration.imagepass.Progress;
import org.murmuration.runs.ChunkParts;
import org.murmuration.table.OpenRun;

/**
 * The legs that are under way, and the chunks of those to come. While one ends and is committed,
 * the next is at work already, so that no core waits.
 */
final class LegQueue implements AutoCloseable {
  private final OpenRun run;
  private final OutcomePass pass;
  private final List<Chunk> chunks;
  private final LegPlan plan;
  private final ImageCount done;
  private final Progress progress;
  private final RDD<Chunk> all;
  private final Deque<LegJob> open = new ArrayDeque<>();
  private int begun;
  private int legs;

  /**
   * @param chunks in the order of their numbers, which are those of the pass's partitions
   * @param done what the pass counts
   * @param progress since now
   */
  LegQueue(
      SparkSession spark,
      OpenRun run,
      OutcomePass pass,
      List<Chunk> chunks,
      CommitEvery every,
      ImageCount done,
      Progress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.run = run;
    this.pass = pass;
    this.chunks = chunks;
    this.plan = new LegPlan(every, context.defaultParallelism());
    this.done = done;
    this.progress = progress;
    this.all = context.parallelize(chunks, chunks.size()).rdd();
  }

  /** Lets the first legs begin. */
  LegQueue begin() {
    try {
      beginMore();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  boolean isUnderWay() {
    return !open.isEmpty();
  }

  /** What the chunks of the oldest leg became; those that can begin meanwhile have begun. */
  List<ChunkParts> awaitFirst() {
    List<ChunkParts> parts = open.element().await();
    open.remove();
    beginMore();
    return parts;
  }

  private void beginMore() {
    while (begun < chunks.size() && plan.wantsAnother(open.stream().map(LegJob::size).toList())) {
      List<Chunk> rest = chunks.subList(begun, chunks.size());
      int size = plan.chunks(rest, done.value().done(), progress.seconds());
      legs++;
      ChunkTask task = new ChunkTask(run.worklist(), pass, run.files(legs));
      LegJob leg = new LegJob(all, task, rest.subList(0, size));
      begun += size;
      leg.submit();
      open.add(leg);
    }
  }

  /** Lets go what is still under way. */
  @Override
  public void close() {
    open.forEach(LegJob::cancel);
  }
}
