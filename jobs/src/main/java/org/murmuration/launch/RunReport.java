package org.murmuration.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.murmuration.cluster.Storage;
import org.murmuration.job.JobResult;
import org.murmuration.network.Backend;
import org.murmuration.store.JsonFormat;

/** {@code run-report.json}: what ran with what and how it ended, for people and schedulers. */
final class RunReport {
  private static final Pattern SECRET =
      Pattern.compile("(?i)secret|password|passwd|token|access[-_.]?key|credential");
  private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]+@");
  private static final String HIDDEN = "*****";

  private final Instant start = Instant.now();
  private final Map<String, Object> report = new LinkedHashMap<>();

  RunReport(String command, String version, Map<String, String> settings) {
    report.put("command", command);
    report.put("version", version);
    report.put("started", start.toString());
    report.put("settings", withoutSecrets(settings));
    report.put("java", System.getProperty("java.version"));
    report.put("backend", Backend.description());
  }

  private static Map<String, String> withoutSecrets(Map<String, String> settings) {
    Map<String, String> safe = new LinkedHashMap<>();
    settings.forEach((name, value) -> safe.put(name, withoutSecret(name, value)));
    return safe;
  }

  static String withoutSecret(String name, String value) {
    return SECRET.matcher(name).find() ? HIDDEN : withoutUserInfo(value);
  }

  private static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceAll("://" + HIDDEN + "@");
  }

  void done(JobResult result) {
    report.put("outcome", "done");
    report.put("exit_code", ExitCode.DONE.code());
    report.put("result", result.facts());
  }

  void failed(Failure failure) {
    report.put("outcome", "failed");
    report.put("exit_code", failure.code().code());
    report.put(
        "error",
        Map.of(
            "kind", failure.code().name(),
            "class", failure.cause().getClass().getName(),
            "message", withoutUserInfo(failure.line())));
  }

  void write(Storage storage, String location) throws IOException {
    report.put("seconds", Duration.between(start, Instant.now()).toMillis() / 1000.0);
    peakMemoryBytes().ifPresent(bytes -> report.put("peak_memory_bytes", bytes));
    storage.publish(location, new JsonFormat().write(report));
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
