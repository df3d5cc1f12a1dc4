package org.murmuration.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.Preset;
import org.murmuration.importing.NewNetworkJob;
import org.murmuration.importing.NewNetworkSettings;

/**
 * How the time of {@code embed} falls with more cores and with more executors of one core each, and
 * whether {@link ScalingModel}, whose numbers are measured on one, tells it. VGG16 up to its last
 * convolution, with random weights. Ends with exit code 1 where the model is off by more than
 * {@value #MOST_OFF}.
 *
 * <p>Run it with {@code mvn -Pbenchmark-scaling -pl model-lib,jobs,deploy,tests verify
 * -DskipTests}.
 */
public final class ScalingBenchmark {
  private static final double MOST_OFF = 0.15;
  private static final long SEED = 1;
  private static final int QUARTERS = 4;
  private static final int FEW = 16;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int IMAGES = Integer.getInteger("benchmark.images", 128);
  private static final String CORES_OF_ONE = "local[%d]";
  private static final String EXECUTORS = "local-cluster[%d,1,1024]";

  private final Path folder;
  private final List<Double> off = new ArrayList<>();

  private ScalingBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("murmuration-scaling-");
    try {
      ScalingBenchmark benchmark = new ScalingBenchmark(folder);
      benchmark.prepare();
      benchmark.compare(CORES_OF_ONE, List.of(2));
      benchmark.compare(EXECUTORS, List.of(2, QUARTERS));
      double worst = benchmark.off.stream().mapToDouble(Math::abs).max().orElseThrow();
      System.out.printf("the model is off by %.3f at most (wanted %.2f)%n", worst, MOST_OFF);
      System.exit(worst <= MOST_OFF ? 0 : 1);
    } finally {
      Folders.delete(folder);
    }
  }

  private void prepare() throws IOException {
    System.out.printf(
        "VGG16 to block5_pool, %d JPEGs of 500x375, %d cores, load %.1f%n",
        IMAGES, CORES, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    for (int quarters : List.of(1, 2, QUARTERS)) {
      Photos.write(folder.resolve(photos(quarters)), IMAGES / QUARTERS * quarters, SEED);
    }
    Photos.write(folder.resolve("few"), FEW, SEED);
    try (SparkSession spark = session(CORES_OF_ONE.formatted(1))) {
      new NewNetworkJob(
              path("network"), new NewNetworkSettings(Architecture.vgg16(), Preset.CAFFE, SEED))
          .run(spark);
    }
  }

  /**
   * Strong: all images on more. Weak: a quarter of them on one, and as many more as there are more.
   */
  private void compare(String master, List<Integer> numbers) throws IOException {
    ScalingModel model = model(master.formatted(1));
    System.out.printf("%s: %s%n", master.formatted(1), model);
    say("weak", master.formatted(1), 1, seconds(model, master, 1, 1));
    for (int n : numbers) {
      say("strong", master.formatted(n), QUARTERS, seconds(model, master, n, QUARTERS));
      if (n < QUARTERS) {
        say("weak", master.formatted(n), n, seconds(model, master, n, n));
      }
    }
  }

  /** Predicted. A local session has the warm code of the one before. */
  private static double seconds(ScalingModel model, String master, int n, int quarters) {
    int images = IMAGES / QUARTERS * quarters;
    return master.equals(EXECUTORS)
        ? model.coldSeconds(n, images, CORES)
        : model.warmSeconds(n, images, CORES);
  }

  private ScalingModel model(String master) throws IOException {
    // Code gets warm in the second job, and is so in the two that follow.
    List<ScalingModel.Cost> costs = bestOfTwo(master, "few", "few", photos(QUARTERS), "few");
    return ScalingModel.of(costs.get(0), costs.get(3), FEW, costs.get(2), IMAGES);
  }

  /**
   * Jobs one after another in a session, each as fast as in the better of two sessions: whatever
   * else a machine does only makes them slower.
   */
  private List<ScalingModel.Cost> bestOfTwo(String master, String... photos) throws IOException {
    List<ScalingModel.Cost> once = costs(master, photos);
    List<ScalingModel.Cost> again = costs(master, photos);
    return IntStream.range(0, photos.length)
        .mapToObj(job -> once.get(job).orFaster(again.get(job)))
        .toList();
  }

  private List<ScalingModel.Cost> costs(String master, String... photos) throws IOException {
    List<ScalingModel.Cost> costs = new ArrayList<>();
    try (SparkSession spark = session(master)) {
      for (String folder : photos) {
        costs.add(cost(spark, folder));
      }
    }
    return costs;
  }

  private void say(String what, String master, int quarters, double predicted) throws IOException {
    double seconds = bestOfTwo(master, photos(quarters)).get(0).seconds();
    off.add(predicted / seconds - 1);
    System.out.printf(
        "%s, %s, %d images: %.1f s, predicted %.1f s (%+.3f)%n",
        what, master, IMAGES / QUARTERS * quarters, seconds, predicted, predicted / seconds - 1);
  }

  private static String photos(int quarters) {
    return "quarters-" + quarters;
  }

  private ScalingModel.Cost cost(SparkSession spark, String photos) throws IOException {
    ScalingModel.Moment start = ScalingModel.Moment.now();
    new EmbedRun(spark)
        .run(
            "only",
            "--network=" + path("network"),
            "--images=" + path(photos),
            "--cut=block5_pool",
            "--pooling=average",
            "--batch-size=8",
            "--table=" + path("table-" + System.nanoTime()));
    return start.untilNow();
  }

  /** Once its executors are there. */
  private static SparkSession session(String master) {
    return SparkSession.builder()
        .appName("scaling")
        .master(master)
        .config("spark.executorEnv.OMP_NUM_THREADS", "1")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.scheduler.minRegisteredResourcesRatio", "1")
        .getOrCreate();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
