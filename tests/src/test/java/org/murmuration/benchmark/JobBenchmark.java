package org.murmuration.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.image.Preset;
import org.murmuration.importing.NewNetworkJob;
import org.murmuration.importing.NewNetworkSettings;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;

/**
 * From JPEGs on disk to a committed table, after the network is loaded, against the bare forward
 * pass: in turns, in one process, VGG16 at full size with random weights. Prints where the time of
 * each job went and ends with exit code 1 if the median ratio is below {@value #WANTED_RATIO}.
 *
 * <p>Run it with {@code mvn -Pbenchmark-job -pl model-lib,jobs,deploy,tests verify -DskipTests},
 * its settings with {@code -Dbenchmark.images=768} and so on.
 */
public final class JobBenchmark {
  private static final double WANTED_RATIO = 0.93;
  private static final long SEED = 1;

  /** The job's default. */
  private static final int BATCH_SIZE = 16;

  /** Of each task, before and after a job: long enough that a busy second does not decide. */
  private static final int BARE_PASSES = 8;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final int images = Integer.getInteger("benchmark.images", 2304);
  private final int rounds = Integer.getInteger("benchmark.rounds", 3);
  private final SparkSession spark;
  private final Path folder;
  private final List<Double> ratios = new ArrayList<>();

  private JobBenchmark(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    double ratio;
    try (SparkSession spark = SparkSession.builder().appName("benchmark").getOrCreate()) {
      ratio = new JobBenchmark(spark, folder).medianRatio();
      System.out.printf("median %.3f (wanted %.2f or more)%n", ratio, WANTED_RATIO);
    } finally {
      Folders.delete(folder);
    }
    System.exit(ratio >= WANTED_RATIO ? 0 : 1);
  }

  private double medianRatio() throws IOException {
    System.out.printf(
        "VGG16 to fc2, %d JPEGs of 500x375, %d tasks x %s threads, load %.1f%n",
        images,
        processors,
        System.getenv().getOrDefault("OMP_NUM_THREADS", "all"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Photos.write(folder.resolve("photos"), images, SEED);
    Photos.write(folder.resolve("few"), 2 * BATCH_SIZE, SEED);
    new NewNetworkJob(
            path("network"), new NewNetworkSettings(Architecture.vgg16(), Preset.CAFFE, SEED))
        .run(spark);
    try (PretrainedNetwork network = PretrainedNetwork.random(Architecture.vgg16(), SEED);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        BareForwardPass bare = new BareForwardPass(prefix, processors, BATCH_SIZE)) {
      bare.imagesPerSecond(1);
      job("few", "warm-up");
      for (int round = 1; round <= rounds; round++) {
        measure(bare, "round-" + round);
      }
    }
    return ratios.stream().sorted().skip(rounds / 2).findFirst().orElseThrow();
  }

  private void measure(BareForwardPass bare, String round) throws IOException {
    double before = bare.imagesPerSecond(BARE_PASSES);
    long startNanos = System.nanoTime();
    Map<String, Object> facts = job("photos", round);
    double wholeSeconds = (System.nanoTime() - startNanos) / 1e9;
    double bareRate = (before + bare.imagesPerSecond(BARE_PASSES)) / 2;
    double rate = images / (wholeSeconds - (Double) facts.get("network_seconds"));
    ratios.add(rate / bareRate);
    System.out.printf(
        "%s: bare %.2f images/s; job %.2f images/s after the network is loaded, %.3f of it%n",
        round, bareRate, rate, rate / bareRate);
    System.out.printf(
        "  of %.1f s: listing %.2f, network %.2f, embedding %.2f, commit %.2f; peak memory %.2f GiB%n",
        wholeSeconds,
        (Double) facts.get("listing_seconds"),
        (Double) facts.get("network_seconds"),
        (Double) facts.get("embed_seconds"),
        (Double) facts.get("commit_seconds"),
        Memory.ofProcess(ProcessHandle.current().pid()).peakBytes() / (double) (1L << 30));
  }

  private Map<String, Object> job(String photos, String run) throws IOException {
    return new EmbedRun(spark)
        .run(
            run,
            "--network=" + path("network"),
            "--images=" + path(photos),
            "--batch-size=" + BATCH_SIZE,
            "--table=" + path("table-" + run));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
