package org.murmuration.legs;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.OwnLines;
import org.murmuration.imagepass.Chunk;
import org.murmuration.imagepass.ImageCount;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageMetrics;
import org.murmuration.imagepass.PassSource;
import org.murmuration.imagepass.Progress;
import org.murmuration.machine.Stopwatch;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.ChunkParts;
import org.murmuration.table.OpenRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a pass over images and commits what becomes of them, leg by leg. */
public final class Legs {
  private static final Logger LOG = LoggerFactory.getLogger(Legs.class);

  private final SparkSession spark;
  private final OpenRun run;
  private final PassSource pass;
  private final CommitEvery every;
  private final Stopwatch watch = new Stopwatch();
  private long used;
  private long profilesIgnored;
  private long redone;

  public Legs(SparkSession spark, OpenRun run, PassSource pass, CommitEvery every) {
    this.spark = spark;
    this.run = run;
    this.pass = pass;
    this.every = every;
  }

  /**
   * Goes through all images, and returns when the last leg is committed.
   *
   * @param count how many there are; one or more
   */
  public LegCounts go(JavaRDD<ImageFile> files, long count) throws IOException {
    try {
      step("write down which %d images are to be read".formatted(count));
      watch.lap();
      List<Chunk> chunks =
          run.worklist().write(spark, run.due(files), count, pass.batchSize(), every.images());
      requireAll(chunks, count);
      double listing = watch.lap();
      step("go through %d images".formatted(count));
      Computed computed = compute(chunks, count);
      double commit = watch.lap();
      double building = pass.buildSeconds();
      double computing = Math.max(0, computed.seconds() - building);
      return new LegCounts(
          used, profilesIgnored, computed.legs(), redone, listing, building, computing, commit);
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      run.explain(e);
      throw e;
    }
  }

  /** A list that was made again, as an executor was lost, may not have had all of them. */
  private static void requireAll(List<Chunk> chunks, long count) {
    long written = chunks.stream().mapToLong(Chunk::images).sum();
    if (written < count) {
      throw Refusal.temporary(
          "Cannot go on: %d images were to be read, and %d were found again (run the command again)"
              .formatted(count, written));
    }
  }

  /** How many legs there were, and how long the network ran, and was built, for them. */
  private record Computed(int legs, double seconds) {}

  private Computed compute(List<Chunk> chunks, long count) throws IOException {
    ImageCount done = ImageCount.in(spark);
    Stopwatch whole = new Stopwatch();
    double computing = 0;
    int leg = 0;
    try (OwnLines lines = OwnLines.of(spark.sparkContext());
        Progress progress = Progress.of(done, count);
        ImageMetrics metrics = ImageMetrics.of(done);
        LegQueue queue =
            new LegQueue(spark, run, pass.tasks(done), chunks, every, done, progress).begin()) {
      while (queue.isUnderWay()) {
        List<ChunkParts> parts = queue.awaitFirst();
        computing = whole.seconds();
        watch.lap();
        leg++;
        commit(leg, parts, queue.isUnderWay() ? OpenRun.Order.EARLIER : OpenRun.Order.LAST);
      }
    }
    return new Computed(leg, computing);
  }

  private void commit(int leg, List<ChunkParts> parts, OpenRun.Order order) throws IOException {
    long again = run.commit(leg, parts, order);
    long images = parts.stream().mapToLong(ChunkParts::used).sum();
    used += images;
    profilesIgnored += parts.stream().mapToLong(ChunkParts::profilesIgnored).sum();
    redone += again;
    LOG.info("Committed leg {} with {} images", leg, images);
    if (again > 0) {
      LOG.warn(
          "{} images of leg {} were computed more than once, as far as their files tell",
          again,
          leg);
    }
  }

  /** Names what comes next in Spark's UI, below the group's name. */
  private void step(String what) {
    spark.sparkContext().setJobDescription(what);
  }
}
