package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.image.Preset;
import org.murmuration.importing.NewNetworkJob;
import org.murmuration.importing.NewNetworkSettings;
import org.murmuration.network.FrozenPrefix;

/**
 * The most memory that is ever resident in an executor, a process of its own, that embeds by VGG16
 * to fc2 in batches of 16. Ends with exit code 1 if it is more than the prefix and {@value
 * #WANTED_GIBIBYTES} GiB.
 *
 * <p>Run it with {@code mvn -Pbenchmark-memory -pl model-lib,jobs,deploy,tests verify -DskipTests},
 * its settings with {@code -Dbenchmark.weights-by=file} and so on.
 */
public final class MemoryBenchmark {
  private static final double WANTED_GIBIBYTES = 1.2;
  private static final double GIBI = 1L << 30;
  private static final long SEED = 1;
  private static final int IMAGES = 256;

  private MemoryBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("murmuration-memory-");
    int code;
    try (SparkSession spark =
        SparkSession.builder()
            .appName("memory")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .getOrCreate()) {
      code = measure(spark, folder) ? 0 : 1;
    } finally {
      Folders.delete(folder);
    }
    System.exit(code);
  }

  private static boolean measure(SparkSession spark, Path folder) throws IOException {
    Photos.write(folder.resolve("photos"), IMAGES, SEED);
    Path network = folder.resolve("network");
    new NewNetworkJob(
            network.toString(), new NewNetworkSettings(Architecture.vgg16(), Preset.CAFFE, SEED))
        .run(spark);
    String weightsBy = System.getProperty("benchmark.weights-by", "broadcast");
    new EmbedRun(spark)
        .run(
            "only",
            "--network=" + network,
            "--images=" + folder.resolve("photos"),
            "--weights-by=" + weightsBy,
            "--table=" + folder.resolve("table"));
    double peak = Memory.ofExecutor().peakBytes() / GIBI;
    double prefix = prefixBytes() / GIBI;
    System.out.printf(
        "executor of %s, weights by %s, batches of 16: %.2f GiB at most, %.2f more than the prefix (wanted %.1f or less)%n",
        spark.sparkContext().master(), weightsBy, peak, peak - prefix, WANTED_GIBIBYTES);
    return peak - prefix <= WANTED_GIBIBYTES;
  }

  private static long prefixBytes() {
    return Float.BYTES * FrozenPrefix.slots(Architecture.vgg16(), CutPoint.at("fc2")).length();
  }
}
