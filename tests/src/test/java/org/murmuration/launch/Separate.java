package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A command in a process of its own, which can be killed. */
record Separate(Process process, Path log) {
  static Separate start(Map<String, String> settings, String... arguments) throws IOException {
    return start("-Xmx1g", settings, arguments);
  }

  /**
   * @param heap Java's option for the most that its heap may take
   */
  static Separate start(String heap, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add(heap);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-Dj"))
        .forEach(line::add);
    line.add("-Dspark.master=local[2]");
    line.add("-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"));
    settings.forEach((name, value) -> line.add("-D%s=%s".formatted(name, value)));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(arguments));
    Path log = Files.createTempFile("murmuration-", ".log");
    return new Separate(
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** Kills it, as by {@code kill -9}, once it has come to a fault that lets it hang. */
  void killOnceHanging(Faults faults) throws IOException, InterruptedException {
    killOnce(faults::isHanging);
  }

  /** Kills it, as by {@code kill -9}, once a file or folder is there. */
  void killOnceThere(Path sign) throws IOException, InterruptedException {
    killOnce(() -> Files.exists(sign));
  }

  /** The same some time later, when it is in the middle of what comes next. */
  void killAfter(Path sign, Duration time) throws IOException, InterruptedException {
    while (process.isAlive() && !Files.exists(sign)) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    assertThat(process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)).as("ended").isFalse();
    killOnceThere(sign);
  }

  private void killOnce(BooleanSupplier sign) throws IOException, InterruptedException {
    await(sign);
    process.destroyForcibly().waitFor();
    Files.delete(log);
  }

  void awaitHanging(Faults faults) throws IOException, InterruptedException {
    await(faults::isHanging);
  }

  private void await(BooleanSupplier sign) throws IOException, InterruptedException {
    while (process.isAlive() && !sign.getAsBoolean()) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    assertThat(sign.getAsBoolean()).as(Files.readString(log)).isTrue();
  }

  /**
   * Waits until it is done.
   *
   * @return bytes: the most memory that it held, and those that it started, each at its own peak
   */
  long end() throws IOException, InterruptedException {
    long most = 0;
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      long now =
          Stream.concat(Stream.of(process.toHandle()), process.descendants())
              .mapToLong(Separate::mostResidentBytes)
              .sum();
      most = Math.max(most, now);
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    Files.delete(log);
    return most;
  }

  /** The most it ever held, from Linux's {@code /proc}; 0 for a process that has just ended. */
  private static long mostResidentBytes(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
