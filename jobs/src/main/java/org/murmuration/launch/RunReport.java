package org.murmuration.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.package$;
import org.murmuration.command.JobResult;
import org.murmuration.dl4j.Backend;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;
import org.murmuration.table.RunId;

/**
 * {@code run-report.json}: what ran with what and how it ended, for people and schedulers. Its
 * fields are those of {@code conf/run-report.schema.json}.
 */
final class RunReport {
  static final String OUTCOME = "outcome";
  static final String DONE = "done";

  private static final String SECONDS = "seconds";

  /** Reports of 0.1 have no format version, and all results of a pipeline in one map. */
  private static final int FORMAT_VERSION = 2;

  private final Instant start = Instant.now();
  private final Map<String, Object> report = new LinkedHashMap<>();

  RunReport(RunId run, String command, Build build, Map<String, Object> settings) {
    report.put("format_version", FORMAT_VERSION);
    report.put("run_id", run.value());
    report.put("command", command);
    report.put("version", build.version());
    report.put("commit", build.commit());
    report.put("started", start.toString());
    report.put("settings", ReportedFacts.of(settings));
    report.put("java", System.getProperty("java.version"));
    report.put("spark", package$.MODULE$.SPARK_VERSION());
  }

  void done(JobResult result) {
    report.put(OUTCOME, DONE);
    report.put("exit_code", ExitCode.DONE.code());
    report.put("result", ReportedFacts.of(result.facts()));
  }

  /** What there was to say of the images that a command was given. */
  void listed(List<String> notes) {
    if (!notes.isEmpty()) {
      report.put("listing", notes.stream().map(Secrets::hidden).toList());
    }
  }

  boolean isDone() {
    return DONE.equals(report.get(OUTCOME));
  }

  void failed(Failure failure) {
    report.put(OUTCOME, failure.isCancelled() ? "cancelled" : "failed");
    report.put("exit_code", failure.code().code());
    report.put(
        "error",
        Map.of(
            "kind", failure.code().name(),
            "class", failure.cause().getClass().getName(),
            "message", Secrets.hidden(failure.line())));
  }

  void write(Storage storage, String location) throws IOException {
    storage.publish(location, json());
  }

  /** All of it; the run's time ends where this is first asked for. */
  byte[] json() throws IOException {
    if (!report.containsKey(SECONDS)) {
      report.put("backend", backend());
      report.put(SECONDS, Duration.between(start, Instant.now()).toMillis() / 1000.0);
      peakMemoryBytes().ifPresent(bytes -> report.put("peak_memory_bytes", bytes));
    }
    return new JsonFormat().write(report);
  }

  /** A native library that does not load must not keep the report from saying so. */
  private static String backend() {
    try {
      return Backend.description();
    } catch (LinkageError | RuntimeException e) {
      return "none: " + e;
    }
  }

  /** Of the driver's process, native memory included; Linux tells it. */
  private static Optional<Long> peakMemoryBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }
}
