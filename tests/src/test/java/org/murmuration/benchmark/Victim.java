package org.murmuration.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** That the network ran on, as its report says, or of a front its log; 0 if it says nothing. */
    long computed() throws IOException {
      return victim.isFinetune()
          ? number("frozen layers over (\\d+) images", process.log())
          : fact("images_embedded|images_classified");
    }

    long redone() throws IOException {
      return fact("images_redone_known");
    }

    private long fact(String names) throws IOException {
      return number("\"(?:%s)\" : (\\d+)".formatted(names), report);
    }

    private static long number(String pattern, Path file) throws IOException {
      if (!Files.exists(file)) {
        return 0;
      }
      Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    void awaitCommitted(long images) throws IOException, InterruptedException {
      while (process.process().isAlive() && victim.committed(name) < images) {
        process.process().waitFor(10, TimeUnit.MILLISECONDS);
      }
    }

    /**
     * Waits until a leg is whole, and about to come to its place: a moment shorter than a sleep.
     */
    void awaitCommit() throws IOException {
      while (process.process().isAlive() && !victim.isCommitting(name)) {
        Thread.onSpinWait();
      }
    }

    /** Whether it was still there. */
    boolean kill() {
      boolean isThere = process.process().isAlive();
      process.process().destroyForcibly();
      return isThere;
    }

    /** One of its executors; whether one was there. */
    boolean killExecutor() {
      return ExecutorProcesses.of(process.process().toHandle()).stream()
          .findFirst()
          .map(ProcessHandle::destroyForcibly)
          .orElse(false);
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
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(places(name));
    line.add("--images=" + folder.resolve("photos"));
    line.add("--commit-every=" + leg);
    line.add("--run-id=" + run);
    line.add("--run-report=" + report);
    Separate process = Separate.start(all, line.toArray(String[]::new));
    return new Running(this, name, process, report);
  }

  private boolean isFinetune() {
    return command.equals("finetune");
  }

  private List<String> places(String name) {
    String network = "--network=" + folder.resolve("trained/network");
    String classifier = "--classifier=" + folder.resolve("trained/result/classifier");
    return switch (command) {
      case "embed" -> List.of(network, "--table=" + output(name));
      case "classify" -> List.of(classifier, "--predictions=" + output(name));
      default ->
          List.of(
              classifier,
              "--work=" + work(name),
              "--output=" + folder.resolve(name),
              "--epochs=1",
              "--keep-anyway");
    };
  }

  private Path work(String name) {
    return folder.resolve(name + "-work");
  }

  /** Where its rows go: of fine-tuning, what the frozen front gives. */
  String output(String name) {
    Path output = isFinetune() ? work(name).resolve("activations") : folder.resolve(name);
    return output.toString();
  }

  void forget(String name) throws IOException {
    Folders.delete(folder.resolve(name));
    if (isFinetune()) {
      Folders.delete(work(name));
    }
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

  /** Whether the mark of a leg is written, which is the last thing before it comes to its place. */
  private boolean isCommitting(String name) throws IOException {
    for (Path draft : children(Path.of(output(name)), ".run=")) {
      for (Path leg : children(draft, "leg-")) {
        if (Files.exists(leg.resolve("_SUCCESS"))) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Path> runs(String name) throws IOException {
    return children(Path.of(output(name)), "run=");
  }

  private static List<Path> children(Path folder, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(child -> child.getFileName().toString().startsWith(prefix)).toList();
    } catch (NoSuchFileException | UncheckedIOException e) {
      // It is moved, or removed, while this looks.
      return List.of();
    }
  }
}
