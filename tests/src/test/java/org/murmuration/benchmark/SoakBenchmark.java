package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.importing.NewNetworkJob;
import org.murmuration.importing.NewNetworkSettings;

/**
 * Whether memory or open files are left behind in an executor, a process of its own, where many
 * images pass a small network: runs of 10,000 images, of which the first ones warm up. Ends with
 * exit code 1 if memory grows by {@value #WANTED_MEBIBYTES} MiB a run or more, or files stay open.
 * All of the heap is resident from the start, so that what grows is outside of it.
 *
 * <p>Run it with {@code mvn -Pbenchmark-soak -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class SoakBenchmark {
  private static final double WANTED_MEBIBYTES = 2;
  private static final double MEBI = 1L << 20;
  private static final long SEED = 1;
  private static final int IMAGES = 10_000;

  /**
   * Java compiles what runs often, and keeps what it compiled: what runs once an image in the first
   * run, what runs once a task or a batch in one of the next.
   */
  private static final int RUNS_TO_WARM_UP = Integer.getInteger("benchmark.warm-up", 8);

  private static final int RUNS = Integer.getInteger("benchmark.runs", 2);

  private final SparkSession spark;
  private final Path folder;

  private SoakBenchmark(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("murmuration-soak-");
    int code;
    try (SparkSession spark =
        SparkSession.builder()
            .appName("soak")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .getOrCreate()) {
      code = new SoakBenchmark(spark, folder).leavesNothing() ? 0 : 1;
    } finally {
      Folders.delete(folder);
    }
    System.exit(code);
  }

  private boolean leavesNothing() throws IOException {
    Photos.writeSmall(folder.resolve("photos"), IMAGES, SEED);
    Architecture small =
        Architecture.named("vgg11")
            .withWidths(List.of(8, 8, 8, 8, 8, 16, 8))
            .withInput(new ImageShape(32, 32, 3));
    new NewNetworkJob(path("network"), new NewNetworkSettings(small, Preset.CAFFE, SEED))
        .run(spark);
    State first = last("warm-up", RUNS_TO_WARM_UP);
    State last = last("run", RUNS);
    State growth = last.minus(first).perRun();
    System.out.printf(
        "executor: memory grows by %.2f MiB in %d images, after %d to warm up (wanted less than %.0f), of it compiled code %.2f, classes %.2f; %d files more are open%n",
        growth.residentBytes() / MEBI,
        IMAGES,
        IMAGES * RUNS_TO_WARM_UP,
        WANTED_MEBIBYTES,
        growth.codeBytes() / MEBI,
        growth.classBytes() / MEBI,
        last.openFiles() - first.openFiles());
    return growth.residentBytes() / MEBI < WANTED_MEBIBYTES
        && last.openFiles() <= first.openFiles();
  }

  /**
   * What the executor holds after a run.
   *
   * @param codeBytes that the JVM compiled, of those that are resident
   * @param classBytes of loaded classes, of those that are resident
   */
  private record State(long residentBytes, long codeBytes, long classBytes, long openFiles) {
    static State now() throws IOException {
      Memory executor = Memory.ofExecutor();
      Map<String, Long> jvm = executor.jvmBytes();
      return new State(
          executor.residentBytes(),
          jvm.get("Code"),
          jvm.get("Class") + jvm.get("Metaspace"),
          executor.openFiles());
    }

    State minus(State other) {
      return new State(
          residentBytes - other.residentBytes,
          codeBytes - other.codeBytes,
          classBytes - other.classBytes,
          openFiles - other.openFiles);
    }

    State perRun() {
      return new State(residentBytes / RUNS, codeBytes / RUNS, classBytes / RUNS, openFiles / RUNS);
    }
  }

  private State last(String name, int runs) throws IOException {
    State state = State.now();
    for (int run = 1; run <= runs; run++) {
      state = run(name + "-" + run);
    }
    return state;
  }

  private State run(String name) throws IOException {
    Map<String, Object> facts =
        new EmbedRun(spark)
            .run(
                name,
                "--network=" + path("network"),
                "--images=" + path("photos"),
                "--weights-by=file",
                "--table=" + path("table-" + name));
    State state = State.now();
    System.out.printf(
        "%s, embedding %.1f s: executor has %.1f MiB resident (compiled code %.1f, classes %.1f), %d files open%n",
        name,
        (Double) facts.get("embed_seconds"),
        state.residentBytes() / MEBI,
        state.codeBytes() / MEBI,
        state.classBytes() / MEBI,
        state.openFiles());
    return state;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
