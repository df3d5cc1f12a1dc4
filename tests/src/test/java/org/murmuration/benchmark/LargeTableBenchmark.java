package org.murmuration.benchmark;

import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;
import org.murmuration.label.LabelSet;
import org.murmuration.split.Split;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;

/**
 * {@code train} on a table four times as large as the heap of the executor: it ends, the executor
 * takes no more than it was given, an epoch takes no longer than twice a reading of the table, and
 * the head is that of a training which has all in memory. Ends with exit code 1 if a bar is missed.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -Dbenchmark.class=LargeTableBenchmark
 * -Dbenchmark.heap=6g -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class LargeTableBenchmark {
  private static final int WORKERS = 2;
  private static final int HEAP_MEBIBYTES = 512;

  /**
   * Outside the heap: classes, compiled code, stacks and native libraries, as {@code plan} says.
   */
  private static final int JVM_MEBIBYTES = 512;

  private static final double TOLERANCE = 1.1;
  private static final int TIMES_THE_MEMORY = 4;
  private static final Blobs FEW = new Blobs(4096, 4096, 10, 0.15, 1);
  private static final int COPIES =
      TIMES_THE_MEMORY * HEAP_MEBIBYTES / ((4096 * 4096 * Float.BYTES) >> 20);

  private static final int EPOCHS = 3;
  private static final double MEBIBYTE = 1 << 20;

  private final Path folder;
  private int missed;

  private LargeTableBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    LargeTableBenchmark benchmark = new LargeTableBenchmark(folder);
    try {
      benchmark.draw();
      benchmark.trainOnDisk();
      benchmark.trainInMemory();
    } finally {
      Folders.delete(folder);
    }
    System.exit(benchmark.missed == 0 ? 0 : 1);
  }

  /** Each row several times, each time with another length. */
  private void draw() throws IOException {
    try (SparkSession spark = TrainBenchmark.session("local[2]")) {
      FEW.write(spark, path("few"));
      Files.createDirectories(folder.resolve("table"));
      Files.copy(folder.resolve("few/_contract.json"), folder.resolve("table/_contract.json"));
      spark
          .read()
          .parquet(Blobs.run(path("few")))
          .withColumn("copy", expr("explode(sequence(1, %d))".formatted(COPIES)))
          .withColumn("image_id", expr("sha2(image_id || copy, 256)"))
          .withColumn("uri", expr("uri || '/' || copy"))
          .withColumn(
              "embedding", expr("transform(embedding, x -> cast(x * (1 + copy / 64) AS float))"))
          .drop("copy")
          .write()
          .parquet(Blobs.run(path("table")));
    }
  }

  private void trainOnDisk() throws IOException {
    String master = "local-cluster[1,%d,%d]".formatted(WORKERS, HEAP_MEBIBYTES);
    try (SparkSession spark = TrainBenchmark.session(master)) {
      double reading = readingSeconds(spark);
      HeadTraining ours = train(spark, "on-disk", "0.5");
      say(
          "epoch: median %.1f s, the first %.1f s after the start; the table is read in %.1f s: %.2f times (wanted 2.00 or less)",
          ours.medianSeconds(),
          ours.secondsToEpoch().get(0),
          reading,
          ours.medianSeconds() / reading);
      require(ours.medianSeconds() <= 2 * reading);
      double peak = Memory.ofExecutor().peakBytes() / MEBIBYTE;
      double given = HEAP_MEBIBYTES + JVM_MEBIBYTES;
      say("memory of the executor: %.0f MiB at most, %.0f MiB were given", peak, given);
      require(peak <= TOLERANCE * given);
    }
  }

  private HeadTraining train(SparkSession spark, String head, String share) throws IOException {
    return HeadTraining.run(
        spark, path("table"), folder.resolve(head), WORKERS, EPOCHS, "--cache-share=" + share);
  }

  private double readingSeconds(SparkSession spark) throws IOException {
    EmbeddingTable table = new EmbeddingTable(spark, Storage.of(spark), path("table"));
    LabelSet labels = LabelSet.of(table.labels());
    long start = System.nanoTime();
    long rows = table.examples(Split.TRAIN, labels).count();
    double seconds = (System.nanoTime() - start) / 1e9;
    say("%d rows of %d are read in %.1f s", rows, FEW.width(), seconds);
    return seconds;
  }

  private void trainInMemory() throws IOException {
    try (SparkSession spark = TrainBenchmark.session("local[2]")) {
      HeadTraining ours = train(spark, "in-memory", "1");
      say("epoch in memory: median %.1f s", ours.medianSeconds());
      boolean same =
          Arrays.equals(
              Files.readAllBytes(folder.resolve("on-disk/head.safetensors")),
              Files.readAllBytes(folder.resolve("in-memory/head.safetensors")));
      say("heads: %s", same ? "the same" : "they differ");
      require(same);
    }
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
}
