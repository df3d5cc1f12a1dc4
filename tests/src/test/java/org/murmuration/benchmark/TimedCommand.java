package org.murmuration.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a command of a checkout's launcher took.
 *
 * @param cpuSeconds of all its threads
 * @param writtenBytes by its process, to whatever file, as far as its last tenth of a second is
 *     known
 * @param localBytes that lay at one time in the folder that Spark spills to
 */
record TimedCommand(double seconds, double cpuSeconds, long writtenBytes, long localBytes) {
  private static final long LOOK_MILLIS = 100;

  /**
   * Waits until it ended.
   *
   * @param checkout that is built
   * @param local the folder that Spark spills to; empty
   */
  static TimedCommand run(Path checkout, Path local, String... command)
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
    long written = 0;
    long most = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      written = Math.max(written, process.descendants().mapToLong(TimedCommand::written).sum());
      most = Math.max(most, Folders.bytes(local));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String said = Files.readString(log);
    Files.delete(log);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", line) + " ended so:\n" + said);
    }
    return new TimedCommand(seconds, time(said, "user") + time(said, "sys"), written, most);
  }

  private static double time(String said, String kind) {
    String last = said.lines().filter(line -> line.startsWith(kind + " ")).toList().get(0);
    return Double.parseDouble(last.substring(kind.length()).strip());
  }

  /** As proc(5) says it in {@code io}; 0 of a process that has ended. */
  private static long written(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/io"))) {
      return lines
          .filter(line -> line.startsWith("wchar:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException | UncheckedIOException e) {
      // It ended between two lines.
      return 0;
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s, %.1f s of CPU", seconds, cpuSeconds);
  }
}
