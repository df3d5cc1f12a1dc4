package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a command of a checkout's launcher took.
 *
 * @param cpuSeconds of all its threads
 * @param firstLineSeconds until it said something, within a tenth
 * @param writtenBytes to files below its output's folder, drafts included
 * @param localBytes that lay at one time in the folder that Spark spills to
 */
record TimedCommand(
    double seconds,
    double cpuSeconds,
    double firstLineSeconds,
    long writtenBytes,
    long localBytes) {
  private static final long LOOK_MILLIS = 100;

  /**
   * Waits until it ended.
   *
   * @param checkout that is built
   * @param local the folder that Spark spills to; empty
   * @param output the folder that it writes to
   */
  static TimedCommand run(Path checkout, Path local, Path output, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("benchmark-", ".log");
    List<String> line = new ArrayList<>(List.of("bash", "-c", "time -p \"$@\" 2>&1", "timed"));
    line.add(checkout.resolve("deploy/murmuration").toString());
    line.add("--conf=spark.local.dir=" + local);
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().remove("SPARK_HOME");
    long start = System.nanoTime();
    Process process = builder.redirectOutput(log.toFile()).start();
    WrittenBelow written = new WrittenBelow(output);
    double first = 0;
    long most = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      first = first == 0 && Files.size(log) > 0 ? secondsSince(start) : first;
      written.look();
      most = Math.max(most, Folders.bytes(local));
    }
    double seconds = secondsSince(start);
    written.look();
    String said = Files.readString(log);
    Files.delete(log);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", line) + " ended so:\n" + said);
    }
    return new TimedCommand(
        seconds, time(said, "user") + time(said, "sys"), first, written.bytes(), most);
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static double time(String said, String kind) {
    String last = said.lines().filter(line -> line.startsWith(kind + " ")).toList().get(0);
    return Double.parseDouble(last.substring(kind.length()).strip());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s, %.1f s of CPU", seconds, cpuSeconds);
  }
}
