package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code embed} where images are many and the network is tiny, so that all that is not the network
 * shows: beside another checkout, in turns, the first run, one with nothing to do, and one with a
 * hundredth of the images new. Ends with exit code 1 if a bar is missed.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -Dbenchmark.class=ManyImagesBenchmark
 * -Dbenchmark.base=<built checkout> -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class ManyImagesBenchmark {
  private static final int IMAGES = Integer.getInteger("benchmark.images", 200_000);
  private static final int NEW = IMAGES / 100;
  private static final Path BASE = Path.of(System.getProperty("benchmark.base", ""));
  private static final Path OURS = Path.of("..").toAbsolutePath().normalize();

  private final Path folder;
  private int missed;

  private ManyImagesBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    ManyImagesBenchmark benchmark = new ManyImagesBenchmark(folder);
    try {
      benchmark.compare();
    } finally {
      Folders.delete(folder);
    }
    System.exit(benchmark.missed == 0 ? 0 : 1);
  }

  private void compare() throws IOException, InterruptedException {
    Photos.writeTiny(folder.resolve("photos"), IMAGES, 1);
    Files.createDirectories(folder.resolve("local"));
    TimedCommand.run(
        BASE,
        folder.resolve("local"),
        folder.resolve("network"),
        "new-network",
        "--architecture=vgg11",
        "--widths=8,8,8,8,8,16,8",
        "--input-shape=32x32x3",
        "--seed=1",
        "--to=" + folder.resolve("network"));
    System.out.printf("%d images of 32x32, CPU and wall time%n", IMAGES);
    TimedCommand first = turn("first run", "one", 0.7);
    requireWrittenOnce(first);
    turn("nothing to do", "two", 0.25);
    Photos.writeTiny(folder.resolve("photos/class-0/new"), NEW, 2);
    turn("a hundredth new", "three", 0.4);
  }

  private TimedCommand turn(String what, String run, double bar)
      throws IOException, InterruptedException {
    TimedCommand base = embed(BASE, "base", run);
    TimedCommand ours = embed(OURS, "ours", run);
    double share = ours.seconds() / base.seconds();
    say("%s: base %s; this %s: %.2f of it (wanted %.2f or less)", what, base, ours, share, bar);
    require(share <= bar);
    return ours;
  }

  private TimedCommand embed(Path checkout, String table, String run)
      throws IOException, InterruptedException {
    return TimedCommand.run(
        checkout,
        folder.resolve("local"),
        folder.resolve(table),
        "embed",
        "--network=" + folder.resolve("network"),
        "--images=" + folder.resolve("photos"),
        "--table=" + folder.resolve(table),
        "--run-id=" + run);
  }

  /** Drafts, and what a commit copies, are in what was written, too. */
  private void requireWrittenOnce(TimedCommand first) throws IOException {
    double files = Folders.bytes(folder.resolve("ours"));
    double times = first.writtenBytes() / files;
    double local = (double) first.localBytes() / IMAGES;
    say("written: %.2f times the table's files (wanted 1.10 or less)", times);
    say("local disk: %.0f bytes an image at one time (wanted 1000 or less)", local);
    require(times <= 1.1 && local <= 1000);
  }

  private void require(boolean reached) {
    missed += reached ? 0 : 1;
  }

  private static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}
