package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a person waits for who lets one photo be named, with a small network: from typing {@code
 * deploy/murmuration classify} to its end, and to its first line; beside another checkout, in
 * turns. Ends with exit code 1 if a bar is missed. Its numbers are of a machine that does nothing
 * else; the seconds of CPU hardly depend on that.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -Dbenchmark.class=OnePhotoBenchmark
 * -Dbenchmark.base=<built checkout> -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class OnePhotoBenchmark {
  private static final int ROUNDS = 5;
  private static final double MOST_SECONDS = 5;
  private static final double MOST_TO_FIRST_LINE = 2;
  private static final Path BASE = Path.of(System.getProperty("benchmark.base", ""));
  private static final Path OURS = Path.of("..").toAbsolutePath().normalize();

  private final Path folder;
  private final List<TimedCommand> ofBase = new ArrayList<>();
  private final List<TimedCommand> ours = new ArrayList<>();

  private OnePhotoBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    OnePhotoBenchmark benchmark = new OnePhotoBenchmark(folder);
    try {
      benchmark.makeClassifier();
      benchmark.compare();
    } finally {
      Folders.delete(folder);
    }
    System.exit(benchmark.isGood() ? 0 : 1);
  }

  private void makeClassifier() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("local"));
    Photos.write(folder.resolve("photos"), 24, 1);
    Photos.write(folder.resolve("one"), 1, 2);
    String network = folder.resolve("network").toString();
    run(BASE, "new-network", "--architecture=squeezenet1_1", "--seed=1", "--to=" + network);
    run(
        BASE,
        "pipeline",
        "--network=" + network,
        "--images=" + folder.resolve("photos"),
        "--epochs=1",
        "--output=" + folder.resolve("result"));
  }

  private void compare() throws IOException, InterruptedException {
    // Both have been read from disk then, and what is made at first use is there.
    classify(BASE, "base-warm");
    classify(OURS, "ours-warm");
    for (int round = 0; round < ROUNDS; round++) {
      ofBase.add(classify(BASE, "base-" + round));
      ours.add(classify(OURS, "ours-" + round));
      say("round %d: base %s; this %s", round + 1, ofBase.get(round), ours.get(round));
    }
  }

  private TimedCommand classify(Path checkout, String predictions)
      throws IOException, InterruptedException {
    return run(
        checkout,
        "classify",
        "--classifier=" + folder.resolve("result/classifier"),
        "--images=" + folder.resolve("one"),
        "--predictions=" + folder.resolve(predictions));
  }

  private TimedCommand run(Path checkout, String... command)
      throws IOException, InterruptedException {
    return TimedCommand.run(checkout, folder.resolve("local"), folder.resolve("local"), command);
  }

  private boolean isGood() {
    double seconds = median(ours, TimedCommand::seconds);
    double first = median(ours, TimedCommand::firstLineSeconds);
    say(
        "median of %d: base %.1f s, %.1f s of CPU, first line after %.1f s; this %.1f s (wanted %.0f or less), %.1f s of CPU, first line after %.1f s (wanted %.0f or less)",
        ROUNDS,
        median(ofBase, TimedCommand::seconds),
        median(ofBase, TimedCommand::cpuSeconds),
        median(ofBase, TimedCommand::firstLineSeconds),
        seconds,
        MOST_SECONDS,
        median(ours, TimedCommand::cpuSeconds),
        first,
        MOST_TO_FIRST_LINE);
    return seconds <= MOST_SECONDS && first <= MOST_TO_FIRST_LINE;
  }

  private static double median(List<TimedCommand> commands, ToDoubleFunction<TimedCommand> what) {
    return commands.stream()
        .sorted(Comparator.comparingDouble(what))
        .skip(commands.size() / 2)
        .mapToDouble(what)
        .findFirst()
        .orElseThrow();
  }

  private static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}
