package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, which can be killed. */
record Separate(Process process, Path log) {
  static Separate start(Map<String, String> settings, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx1g");
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
    while (process.isAlive() && !faults.isHanging()) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    assertThat(faults.isHanging()).as(Files.readString(log)).isTrue();
    Files.delete(log);
  }
}
