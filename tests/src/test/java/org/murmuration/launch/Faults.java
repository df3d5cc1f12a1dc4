package org.murmuration.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Trouble that a test lays out: a folder with a file for each {@link Fault}. Whoever comes to its
 * place first, in whatever process, takes the file away and suffers it; so a fault strikes once.
 */
record Faults(Path folder) {
  /** Names the folder to the file systems. */
  static final String SETTING = "murmuration.test.faults";

  /** Ended by a crash, and nothing that Spark ends with itself. */
  private static final int CRASHED = 42;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int POLL_MILLIS = 20;

  static Faults in(Path folder) throws IOException {
    return new Faults(Files.createDirectories(folder));
  }

  static Faults of(Configuration configuration) {
    return new Faults(Path.of(configuration.get(SETTING)));
  }

  void lay(Fault fault) throws IOException {
    Path draft = Files.createTempFile(folder, "draft", "");
    Files.writeString(draft, fault.line());
    Files.move(draft, Path.of(draft + ".fault"));
  }

  void lay(Fault fault, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      lay(fault);
    }
  }

  /** How many have not struck. */
  int left() throws IOException {
    return files().size();
  }

  void clear() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.deleteIfExists(hanging());
    Files.deleteIfExists(released());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".fault")).toList();
    }
  }

  /** Called by file systems. */
  void strike(Fault.Moment moment, Fault.Operation operation, String place) throws IOException {
    for (Path file : files()) {
      suffer(file, moment, operation, place);
    }
  }

  private void suffer(Path file, Fault.Moment moment, Fault.Operation operation, String place)
      throws IOException {
    try {
      Fault fault = Fault.ofLine(Files.readString(file));
      if (fault.strikes(moment, operation, place)) {
        Files.delete(file);
        suffer(fault, place);
      }
    } catch (NoSuchFileException e) {
      // Another came first.
    }
  }

  private void suffer(Fault fault, String place) throws IOException {
    switch (fault.effect()) {
      case FAIL -> throw new IllegalStateException("A test lets fail: " + place);
      case HALT -> Runtime.getRuntime().halt(CRASHED);
      case HANG -> hang();
      case RELEASE -> release();
    }
  }

  private Path hanging() {
    return folder.resolve("hanging");
  }

  private Path released() {
    return folder.resolve("released");
  }

  private void hang() throws IOException {
    Files.createFile(hanging());
    await(released());
  }

  void release() throws IOException {
    Files.createFile(released());
  }

  /** Until a run has come to a fault that lets it hang. */
  void awaitHanging(Future<?> run) throws IOException {
    while (!isHanging()) {
      if (run.isDone()) {
        throw new IOException("The run ended and did not hang: " + run);
      }
      pause();
    }
  }

  boolean isHanging() {
    return Files.exists(hanging());
  }

  private static void await(Path file) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    while (!Files.exists(file)) {
      if (System.nanoTime() > end) {
        throw new IOException("Waited in vain for " + file);
      }
      interrupted |= pause();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells whether it was interrupted. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
