package org.murmuration.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.launch.CountingFileSystem;
import org.murmuration.network.Architecture;
import org.murmuration.prepare.NewNetworkJob;

/**
 * Whether memory, files or streams are left behind where many images pass a small network: runs of
 * 10,000 images, after one that warms up, in one process. Ends with exit code 1 if memory grows by
 * {@value #WANTED_MEBIBYTES} MiB a run or more, or anything stays open. All of the heap is resident
 * from the start, so that what grows is outside of it.
 *
 * <p>Run it with {@code mvn -Pbenchmark-soak -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class SoakBenchmark {
  private static final double WANTED_MEBIBYTES = 2;
  private static final double MEBI = 1L << 20;
  private static final long SEED = 1;
  private static final int IMAGES = 10_000;
  private static final Memory MEMORY = Memory.ofProcess(ProcessHandle.current().pid());

  private final int runs = Integer.getInteger("benchmark.runs", 3);
  private final SparkSession spark;
  private final Path folder;

  private SoakBenchmark(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-soak-");
    int code;
    try (SparkSession spark =
        SparkSession.builder()
            .appName("soak")
            .config(CountingFileSystem.SETTING, CountingFileSystem.class.getName())
            .getOrCreate()) {
      code = new SoakBenchmark(spark, folder).leavesNothing() ? 0 : 1;
    } finally {
      Folders.delete(folder);
    }
    System.exit(code);
  }

  private boolean leavesNothing() throws IOException, InterruptedException {
    Photos.writeSmall(folder.resolve("photos"), IMAGES, SEED);
    Architecture small =
        Architecture.named("vgg11")
            .withWidths(List.of(8, 8, 8, 8, 8, 16, 8))
            .withInput(new ImageShape(32, 32, 3));
    new NewNetworkJob(small, Preset.CAFFE, SEED, folder.resolve("network").toString()).run(spark);
    State first = run(0);
    State last = first;
    for (int run = 1; run < runs; run++) {
      last = run(run);
    }
    double growth = (last.residentBytes() - first.residentBytes()) / MEBI / (runs - 1);
    System.out.printf(
        "memory grows by %.2f MiB in %d images (wanted less than %.0f); %d files more are open; %d streams are open%n",
        growth, IMAGES, WANTED_MEBIBYTES, last.openFiles() - first.openFiles(), last.openStreams());
    return growth < WANTED_MEBIBYTES
        && last.openFiles() <= first.openFiles()
        && last.openStreams() == 0;
  }

  /** What this process holds after a run. */
  private record State(long residentBytes, long openFiles, long openStreams) {}

  private State run(int number) throws IOException, InterruptedException {
    Map<String, Object> facts =
        new EmbedRun(spark)
            .run(
                "run-" + number,
                "--network=" + path("network"),
                "--images=" + path("photos"),
                "--weights-by=file",
                "--table=" + path("table-" + number));
    collectGarbage();
    State state =
        new State(
            MEMORY.residentBytes(),
            MEMORY.openFiles(),
            CountingFileSystem.shared(spark.sparkContext().hadoopConfiguration()).open());
    System.out.printf(
        "run %d, embedding %.1f s: %.1f MiB resident, %.1f MiB of the heap used, %d files open, %d streams open%n",
        number,
        (Double) facts.get("embed_seconds"),
        state.residentBytes() / MEBI,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBI,
        state.openFiles(),
        state.openStreams());
    return state;
  }

  private String path(String name) {
    return CountingFileSystem.path(folder.resolve(name));
  }

  /** Spark and ND4J free what the collector finds, in threads of their own. */
  private static void collectGarbage() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(1000);
    }
  }
}
