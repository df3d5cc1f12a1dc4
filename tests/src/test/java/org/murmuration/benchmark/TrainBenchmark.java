package org.murmuration.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.ExecutorProcesses;

/**
 * Seconds an epoch of {@code train}, beside parameter averaging with dl4j-spark's default settings
 * and MLlib's LogisticRegression to the same training loss, on the same 10,000 embeddings of 4096;
 * then the memory of workers in processes of their own. Ends with exit code 1 if a bar is missed.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class TrainBenchmark {
  private static final Blobs MANY = new Blobs(10_000, 4096, 10, 0.15, 1);
  private static final Blobs FEW = new Blobs(1_000, 4096, 10, 0.15, 2);
  private static final int WORKERS = 2;
  private static final int EPOCHS = 50;
  private static final int QUICK_EPOCHS = 15;

  /** As many as MLlib needs for a loss that no head needs. */
  private static final int MOST_ITERATIONS = 40;

  private static final double MEBIBYTE = 1 << 20;

  private final Path folder;
  private int missed;

  private TrainBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    TrainBenchmark benchmark = new TrainBenchmark(folder);
    try {
      benchmark.speed();
      benchmark.memory();
    } finally {
      deleteAll(folder);
    }
    System.exit(benchmark.missed == 0 ? 0 : 1);
  }

  private void speed() throws IOException {
    try (SparkSession spark = session("local[" + WORKERS + "]")) {
      MANY.write(spark, path("many"));
      FEW.write(spark, path("few"));
      Contestants few = new Contestants(spark, path("few"));
      Contestants many = new Contestants(spark, path("many"));
      HeadTraining.run(spark, path("few"), folder.resolve("warm-up"), WORKERS, 2);
      few.logisticRegression(2);
      say("load %.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());

      HeadTraining ours =
          HeadTraining.run(spark, path("many"), folder.resolve("head"), WORKERS, EPOCHS);
      say("epoch: median %.3f s (wanted 0.30 or less)", ours.medianSeconds());
      require(ours.medianSeconds() <= 0.30);
      againstDefaults(few, ours);
      againstLogisticRegression(spark, many);
    }
  }

  private void againstDefaults(Contestants few, HeadTraining ours) {
    double seconds = few.averagingSeconds(FEW, WORKERS);
    double theirRate = FEW.count() / seconds;
    double ratio = MANY.count() / ours.medianSeconds() / theirRate;
    say("dl4j-spark's defaults: %.0f examples/s, %.0f times slower (wanted 30)", theirRate, ratio);
    require(ratio >= 30);
  }

  /** With the settings that get there soonest, as MLlib has its own. */
  private void againstLogisticRegression(SparkSession spark, Contestants many) throws IOException {
    HeadTraining ours =
        HeadTraining.run(
            spark,
            path("many"),
            folder.resolve("quick-head"),
            WORKERS,
            QUICK_EPOCHS,
            "--optimizer=adam",
            "--learning-rate=0.2",
            "--train-batch-size=256",
            "--l2=0");
    int iterations = many.logisticRegression(MOST_ITERATIONS).iterationsTo(ours.lastLoss());
    Contestants.Fit theirs = many.logisticRegression(iterations);
    double ratio = ours.seconds() / theirs.seconds();
    say(
        "to the loss %.4f: %.1f s for %d epochs; MLlib %.1f s for %d iterations, to %.4f: %.2f of it (wanted 0.33 or less)",
        ours.lastLoss(),
        ours.seconds(),
        QUICK_EPOCHS,
        theirs.seconds(),
        iterations,
        theirs.losses()[theirs.losses().length - 1],
        ratio);
    say("  epochs alone: %.1f s", ours.seconds() - ours.secondsToEpoch().get(0));
    require(3 * ratio <= 1);
  }

  private void memory() throws IOException {
    try (SparkSession spark = session("local-cluster[" + WORKERS + ",1,512]")) {
      HeadTraining.run(spark, path("few"), folder.resolve("few-head"), WORKERS, 2);
      double before = peakMebibytes();
      HeadTraining.run(spark, path("many"), folder.resolve("many-head"), WORKERS, 10);
      double peak = peakMebibytes();
      double share = (double) MANY.count() * MANY.width() * Float.BYTES / WORKERS / MEBIBYTE;
      say(
          "memory of a worker: %.0f MiB at most, %.0f MiB with a tenth of the table, so %.0f MiB more for a share of %.0f MiB (wanted: share + 300 or less)",
          peak, before, peak - before, share);
      require(peak - before <= share + 300);
    }
  }

  private static double peakMebibytes() throws IOException {
    double most = 0;
    for (ProcessHandle executor : ExecutorProcesses.running()) {
      most = Math.max(most, Memory.ofProcess(executor.pid()).peakBytes() / MEBIBYTE);
    }
    return most;
  }

  /** Executors with the options of {@code conf/spark-defaults.conf} and of every command. */
  static SparkSession session(String master) {
    return SparkSession.builder()
        .appName("benchmark")
        .master(master)
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executorEnv.OMP_NUM_THREADS", "1")
        .config(
            "spark.executor.extraJavaOptions",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Xms256m -XX:GCTimeRatio=2")
        .config("spark.executor.memory", "512m")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.parquet.columnarReaderBatchSize", "64")
        .getOrCreate();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void require(boolean reached) {
    missed += reached ? 0 : 1;
  }

  private static void say(String line, Object... values) {
    System.out.printf(line + "%n", values);
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
