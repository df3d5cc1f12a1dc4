package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.murmuration.cluster.ExecutorProcesses;
import org.murmuration.fixture.Separate;
import org.murmuration.runs.PartFile;
import org.murmuration.runs.RunManifest;

/**
 * A command that commits leg by leg, and is killed.
 *
 * @param folder with {@code trained/network}, {@code trained/result/classifier} and {@code photos}
 * @param leg images
 */
record Victim(Path folder, String command, int leg) {
  private static final Map<String, String> SETTINGS =
      Map.of("spark.ui.enabled", "false", "spark.sql.shuffle.partitions", "2");

  /** A process of it. */
  record Running(Victim victim, String name, Separate process, Path report) {
    /** Waits until it ended. */
    int code() throws InterruptedException {
      return process.process().waitFor();
    }

    String log() throws IOException {
      return Files.readString(process.log());
    }

    /** That the network ran on, as its report says; 0 if it left none. */
    long computed() throws IOException {
      return fact("images_embedded|images_classified");
    }

    long redone() throws IOException {
      return fact("images_redone_known");
    }

    private long fact(String names) throws IOException {
      if (!Files.exists(report)) {
        return 0;
      }
      Matcher fact =
          Pattern.compile("\"(?:%s)\" : (\\d+)".formatted(names)).matcher(Files.readString(report));
      return fact.find() ? Long.parseLong(fact.group(1)) : 0;
    }

    void awaitCommitted(long images) throws IOException, InterruptedException {
      while (process.process().isAlive() && victim.committed(name) < images) {
        process.process().waitFor(10, TimeUnit.MILLISECONDS);
      }
    }

    /** Waits until a folder has come that does not count yet. */
    void awaitUnfinishedCommit() throws IOException, InterruptedException {
      while (process.process().isAlive() && victim.unfinished(name).isEmpty()) {
        process.process().waitFor(1, TimeUnit.MILLISECONDS);
      }
    }

    void kill() {
      process.process().destroyForcibly();
    }

    /** One of its executors, if one runs. */
    void killExecutor() {
      List<ProcessHandle> executors = ExecutorProcesses.of(process.process().toHandle());
      executors.stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
    }

    void pause(long millis) throws InterruptedException {
      process.process().waitFor(millis, TimeUnit.MILLISECONDS);
    }

    void end() throws IOException, InterruptedException {
      process.end();
    }
  }

  Running start(String name, String run, Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.putAll(settings);
    Path report = folder.resolve(name + "-" + run + ".json");
    boolean isEmbed = command.equals("embed");
    Separate process =
        Separate.start(
            all,
            command,
            isEmbed
                ? "--network=" + folder.resolve("trained/network")
                : "--classifier=" + folder.resolve("trained/result/classifier"),
            "--images=" + folder.resolve("photos"),
            (isEmbed ? "--table=" : "--predictions=") + output(name),
            "--commit-every=" + leg,
            "--run-id=" + run,
            "--run-report=" + report);
    return new Running(this, name, process, report);
  }

  String output(String name) {
    return folder.resolve(name).toString();
  }

  /** Rows that count. */
  long committed(String name) throws IOException {
    long rows = 0;
    for (Path run : runs(name)) {
      Path success = run.resolve("_SUCCESS");
      if (Files.exists(success)) {
        RunManifest manifest = RunManifest.read(Files.readAllBytes(success), success.toString());
        rows += manifest.parts().files().stream().mapToLong(PartFile::rows).sum();
      }
    }
    return rows;
  }

  /** Folders that came and do not count. */
  List<Path> unfinished(String name) throws IOException {
    return runs(name).stream().filter(run -> !Files.exists(run.resolve("_SUCCESS"))).toList();
  }

  private List<Path> runs(String name) throws IOException {
    Path output = folder.resolve(name);
    if (!Files.exists(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(output)) {
      return all.filter(run -> run.getFileName().toString().startsWith("run=")).toList();
    }
  }
}
