package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.murmuration.fixture.FilledTable;
import org.murmuration.fixture.Workplace;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;

/**
 * What a table of 101 runs of 20 images costs beside one of the same rows in one run, in turns:
 * {@code embed} with nothing to do, and {@code train} with one epoch; then the same once its runs
 * are merged. Ends with exit code 1 if a bar is missed.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -Dbenchmark.class=ManyRunsBenchmark -pl
 * model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class ManyRunsBenchmark {
  private static final int RUNS = 101;
  private static final int ROWS = 20;
  private static final int TURNS = 3;
  private static final double BAR_BEFORE = 4;
  private static final double BAR_AFTER = 2;
  private static final Path OURS = Path.of("..").toAbsolutePath().normalize();

  private final Path folder;
  private final Workplace workplace;
  private final List<Path> photos = new ArrayList<>();
  private int heads;
  private int missed;

  private ManyRunsBenchmark(Path folder) {
    this.folder = folder;
    this.workplace = new Workplace(folder);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    ManyRunsBenchmark benchmark = new ManyRunsBenchmark(folder);
    try {
      benchmark.prepare();
      benchmark.compare("101 runs", BAR_BEFORE);
      benchmark.run("compact", "--table=" + folder.resolve("many"), "--keep-replaced=0s");
      benchmark.compare("merged", BAR_AFTER);
    } finally {
      Folders.delete(folder);
    }
    System.exit(benchmark.missed == 0 ? 0 : 1);
  }

  private void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("local"));
    workplace.withNetwork("network").withPhotos("few", 1);
    for (int i = 0; i < RUNS * ROWS; i++) {
      String label = Workplace.LABELS.get(i % Workplace.LABELS.size());
      String file = "photos/%s/%04d.png".formatted(label, i);
      workplace.withFile(file, "no photo that anybody looks at");
      photos.add(folder.resolve(file));
    }
    for (String table : List.of("many", "one")) {
      embed(table, "few");
    }
    try (SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate()) {
      Storage storage = Storage.of(spark);
      for (String table : List.of("many", "one")) {
        EmbeddingTable filled =
            new EmbeddingTable(spark, storage, folder.resolve(table).toString());
        int rowsEach = table.equals("many") ? ROWS : RUNS * ROWS;
        new FilledTable(storage, filled).fill(photos, rowsEach);
      }
    }
  }

  /** What a table's command took. */
  private interface Timed {
    TimedCommand of(String table) throws IOException, InterruptedException;
  }

  private void compare(String what, double bar) throws IOException, InterruptedException {
    compare(what + ", nothing to do", bar, table -> embed(table, "photos"));
    compare(what + ", one epoch", bar, this::train);
  }

  private void compare(String what, double bar, Timed command)
      throws IOException, InterruptedException {
    List<Double> one = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      one.add(command.of("one").seconds());
      many.add(command.of("many").seconds());
    }
    double ratio = median(many) / median(one);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %.1f s; of one run %.1f s; ratio %.2f (wanted %.0f or less)",
            what,
            median(many),
            median(one),
            ratio,
            bar));
    missed += ratio <= bar ? 0 : 1;
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }

  private TimedCommand embed(String table, String images) throws IOException, InterruptedException {
    return run(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path(images),
        "--table=" + workplace.path(table));
  }

  private TimedCommand train(String table) throws IOException, InterruptedException {
    heads++;
    return run(
        "train",
        "--table=" + workplace.path(table),
        "--head=" + workplace.path("head-" + heads),
        "--epochs=1");
  }

  private TimedCommand run(String... command) throws IOException, InterruptedException {
    return TimedCommand.run(OURS, folder.resolve("local"), folder.resolve("many"), command);
  }
}
