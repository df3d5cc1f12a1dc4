package org.murmuration.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.cluster.ExecutorProcesses;

/** What Linux says of a process: proc(5), status and fd. */
record Memory(long pid) {
  private static final int BYTES_PER_KB = 1024;
  private static final Pattern AREA =
      Pattern.compile("-\\s+(\\w[\\w ]*\\w) \\(reserved=\\d+KB, committed=(\\d+)KB");

  static Memory ofProcess(long pid) {
    return new Memory(pid);
  }

  /** Of the only executor of a {@code local-cluster}. */
  static Memory ofExecutor() {
    return ExecutorProcesses.running().stream()
        .findFirst()
        .map(executor -> new Memory(executor.pid()))
        .orElseThrow(() -> new IllegalStateException("Cannot measure: no executor is left"));
  }

  /** The most that was ever resident. */
  long peakBytes() throws IOException {
    return bytes("VmHWM:");
  }

  long residentBytes() throws IOException {
    return bytes("VmRSS:");
  }

  private long bytes(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What its JVM has taken, by purpose. It must run with {@code -XX:NativeMemoryTracking=summary}.
   */
  Map<String, Long> jvmBytes() throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "VM.native_memory").start();
    try (InputStream in = process.getInputStream()) {
      String report = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return AREA.matcher(report)
          .results()
          .collect(
              Collectors.toMap(
                  area -> area.group(1), area -> Long.parseLong(area.group(2)) * BYTES_PER_KB));
    }
  }

  /** Files and sockets that it holds open. */
  long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.count();
    }
  }
}
