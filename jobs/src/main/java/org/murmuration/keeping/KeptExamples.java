package org.murmuration.keeping;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.murmuration.memory.LearningNeed;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;

/**
 * The examples of a training, dealt once and kept until this is closed. Whether they lie in memory
 * or on disk, a worker gets the same batches in the same order.
 */
public final class KeptExamples implements AutoCloseable {
  private static final long FEW_BYTES = 1L << 30;

  private final JavaRDD<Example> dealt;
  private final WorkerShare share;
  private final List<KeptShare> shares;

  private KeptExamples(JavaRDD<Example> dealt, WorkerShare share, List<KeptShare> shares) {
    this.dealt = dealt;
    this.share = share;
    this.shares = shares;
  }

  /**
   * Before hours of work, and not after; of few examples nobody is asked.
   *
   * @throws org.murmuration.refusal.Refusal (settings) if there is no room for them
   */
  public static void requireRoom(
      JavaSparkContext context, long rows, RowLayout layout, double memoryShare) {
    LearningNeed need = new LearningNeed(rows, layout.width(), layout.precision().bytes());
    if (need.keptBytes() > FEW_BYTES) {
      LocalRoom.of(context, memoryShare).requireFor(need);
    }
  }

  /**
   * Deals them, in a job of Spark's.
   *
   * @param dealt in the order of the grid, a partition for each worker
   * @param roundSteps batches of a worker between two averagings
   */
  public static KeptExamples of(
      JavaRDD<Example> dealt, Grid grid, int roundSteps, RowLayout layout, double memoryShare) {
    WorkerShare share =
        new WorkerShare(
            layout,
            ChunkLayout.of(grid, roundSteps, layout),
            new KeptBlocks(dealt.id(), memoryShare));
    try {
      return new KeptExamples(
          dealt, share, dealt.mapPartitionsWithIndex(new Dealing(share), true).collect());
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names. Blocks of workers
      // that were done are there already.
      dealt.unpersist();
      throw e;
    }
  }

  public Grid grid() {
    return share.chunks().grid();
  }

  public RowLayout layout() {
    return share.layout();
  }

  /** How often workers average in an epoch. */
  public int rounds() {
    return share.chunks().rounds();
  }

  /**
   * The batches of a round, a partition for each worker; nothing else is read.
   *
   * @param round 0 for the first
   */
  public JavaRDD<KeptBatch> round(int round) {
    return new KeptRound(dealt.rdd(), share, round).toJavaRDD();
  }

  /** Of all features, added in the order of workers. */
  public FeatureMoments moments() {
    FeatureMoments all = new FeatureMoments(layout().width());
    shares.forEach(one -> all.add(one.moments()));
    return all;
  }

  /** Where they lay when all were dealt. */
  public KeptSize size() {
    return new KeptSize(
        shares.stream().mapToLong(KeptShare::rows).sum(),
        shares.stream().mapToLong(one -> one.memoryBytes() + one.diskBytes()).max().orElse(0),
        shares.stream().mapToLong(KeptShare::memoryBytes).sum(),
        shares.stream().mapToLong(KeptShare::diskBytes).sum());
  }

  @Override
  public void close() {
    dealt.unpersist();
  }
}
