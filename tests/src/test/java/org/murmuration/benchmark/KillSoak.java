package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.murmuration.fixture.Workplace;

/**
 * {@code embed}, {@code classify} and the front of {@code finetune} whose drivers and executors are
 * killed, over and over: each is run again until it ends well. Says how much was done twice, and
 * ends with exit code 1 if what was committed was done again, an exit code is neither 0 nor 75, or
 * the rows are not those of a run that nobody disturbed.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -Dbenchmark.class=KillSoak -pl
 * model-lib,jobs,deploy,tests verify -DskipTests}; with {@code
 * -Dbenchmark.options="-Dbenchmark.command=classify -Dbenchmark.images=600 -Dbenchmark.rounds=1"}
 * less of it.
 */
public final class KillSoak {
  private static final int IMAGES = Integer.getInteger("benchmark.images", 3000);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int LEG = IMAGES / 15;
  private static final int MOST_RUNS = 12;
  private static final int MOST_TRIES = 5;

  private final Path folder;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<String> problems = new ArrayList<>();

  private KillSoak(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-soak-");
    KillSoak soak = new KillSoak(folder);
    try {
      soak.prepare();
      for (String command :
          System.getProperty("benchmark.command", "embed,classify,finetune").split(",", -1)) {
        soak.disturb(command);
      }
    } finally {
      Folders.delete(folder);
    }
    System.exit(soak.problems.isEmpty() ? 0 : 1);
  }

  private void prepare() throws IOException {
    Photos.writeSmall(folder.resolve("drawn"), IMAGES, 1);
    label(folder.resolve("drawn"), folder.resolve("photos"));
    new Workplace(folder.resolve("trained"))
        .withNetwork("network")
        .withPhotos("photos", 40)
        .withResult();
  }

  /** As what the classifier knows. */
  private static void label(Path drawn, Path photos) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(drawn)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < files.size(); i++) {
      String label = Workplace.LABELS.get(i % Workplace.LABELS.size());
      Path labelled = Files.createDirectories(photos.resolve(label));
      Files.move(files.get(i), labelled.resolve(files.get(i).getFileName()));
    }
  }

  private void disturb(String command) throws IOException, InterruptedException {
    Victim victim = new Victim(folder, command, LEG);
    victim.start(command + "-undisturbed", "one", Map.of()).end();
    List<String> wanted = rows(victim.output(command + "-undisturbed"));
    for (int round = 1; round <= ROUNDS; round++) {
      for (double share : new double[] {0.3, 0.6, 0.9}) {
        check(victim, wanted, round, Disturbance.driverAt(share));
      }
      check(victim, wanted, round, Disturbance.driverAtCommit());
      for (int times : new int[] {1, 3, 8}) {
        check(victim, wanted, round, Disturbance.executors(times));
      }
      check(victim, wanted, round, Disturbance.driverAndExecutor());
    }
  }

  /** A moment that is short may be missed, and then nothing was shown: it is tried again. */
  private void check(Victim victim, List<String> wanted, int round, Disturbance disturbance)
      throws IOException, InterruptedException {
    String name = "%s-%d-%s".formatted(victim.command(), round, disturbance.name());
    boolean killed = false;
    for (int attempt = 1; attempt <= MOST_TRIES && !killed; attempt++) {
      killed =
          disturb(victim, wanted, name + (attempt == 1 ? "" : "-again-" + attempt), disturbance);
    }
    require(killed, name + ": the command ended before it could be disturbed, each time");
  }

  /** Whether anything was killed. */
  private boolean disturb(Victim victim, List<String> wanted, String name, Disturbance disturbance)
      throws IOException, InterruptedException {
    boolean killed = false;
    List<String> ends = new ArrayList<>();
    long known = 0;
    int run = 0;
    boolean done = false;
    while (!done && run < MOST_RUNS) {
      long before = victim.committed(name);
      Victim.Running running = victim.start(name, "run-" + run, disturbance.settings());
      if (run == 0) {
        killed = disturbance.on(running, random.split());
      }
      int code = running.code();
      ends.add(Integer.toString(code));
      long computed = running.computed();
      done = code == 0;
      run++;
      require(
          done || code == 75 || code == 137, name + ": exit code " + code + "\n" + running.log());
      require(
          !done || before + computed == IMAGES,
          "%s: %d were committed, and %d of %d were computed"
              .formatted(name, before, computed, IMAGES));
      known += running.redone();
    }
    require(rows(victim.output(name)).equals(wanted), name + ": rows differ");
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: exit codes %s, %d images were computed twice that left a file%s",
            name,
            String.join(" ", ends),
            known,
            killed ? "" : "; nothing was killed, as it had ended"));
    victim.forget(name);
    return killed;
  }

  private void require(boolean isSo, String problem) {
    if (!isSo) {
      System.out.println(problem);
      problems.add(problem);
    }
  }

  /** As any reader sees them, but for the names of runs. */
  private List<String> rows(String output) throws IOException {
    try (SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate()) {
      Dataset<Row> rows = spark.read().parquet(output).drop("run");
      List<String> all = new ArrayList<>(rows.toJSON().collectAsList());
      require(new TreeSet<>(all).size() == all.size(), output + ": a row is there twice");
      Collections.sort(all);
      return all;
    }
  }
}
