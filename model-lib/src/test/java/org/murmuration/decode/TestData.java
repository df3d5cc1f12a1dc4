package org.murmuration.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that are not part of the project; tests that want them skip where they are absent. */
public final class TestData {
  public static final Path FOLDER = Path.of(System.getProperty("murmuration.test-data", "absent"));
  public static final Path ODD = FOLDER.resolve("odd-images");

  private TestData() {}

  public static void skipWithout() {
    assumeTrue(
        Files.isDirectory(ODD) && Files.isDirectory(FOLDER.resolve("golden")),
        () -> "Skipped: no test data in " + FOLDER + " (set -Dmurmuration.test-data=FOLDER)");
  }

  static byte[] odd(String name) throws IOException {
    return Files.readAllBytes(ODD.resolve(name));
  }

  /** Paths of all files below the folder of odd images, relative to it, sorted. */
  static List<String> odd() throws IOException {
    try (Stream<Path> files = Files.walk(ODD)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ODD.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
