package org.murmuration.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What people copy to a cluster: files of {@code deploy} and {@code conf}, and the README. */
final class DeployFiles {
  static final Path HOME = Path.of(System.getProperty("murmuration.home"));

  private DeployFiles() {}

  /** Files with that ending, sorted. */
  static List<Path> ending(String ending) {
    return all().filter(file -> file.toString().endsWith(ending)).toList();
  }

  static Stream<Path> all() {
    return Stream.of(below("deploy"), below("conf"), Stream.of(HOME.resolve("README.md")))
        .flatMap(files -> files)
        .sorted();
  }

  private static Stream<Path> below(String folder) {
    Path built = HOME.resolve("deploy/target");
    try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
      return files
          .filter(
              file ->
                  Files.isRegularFile(file) && !file.startsWith(built) && !file.endsWith("pom.xml"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a person would name it. */
  static String name(Path file) {
    return HOME.relativize(file).toString();
  }
}
