package org.murmuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Java files of the repository, as people read them. */
final class SourceTree {
  private static final Path HOME = Path.of(System.getProperty("murmuration.home", ".."));
  private static final List<String> MODULES = List.of("model-lib", "jobs", "tests");

  private SourceTree() {}

  /** The folder of a package. */
  record Room(Path folder) {
    String name() {
      return folder.getFileName().toString();
    }

    /** Classes, without package-info. */
    long fileCount() throws IOException {
      try (Stream<Path> all = Files.list(folder)) {
        return all.filter(file -> file.toString().endsWith(".java")).count() - 1;
      }
    }

    Path packageInfo() {
      return folder.resolve("package-info.java");
    }

    /** The words of the package's Javadoc, in one line. */
    String doorPlate() throws IOException {
      return Files.readString(packageInfo()).replaceAll("\\s+\\*?\\s*", " ");
    }
  }

  /** Packages of main classes. */
  static List<Room> rooms() throws IOException {
    List<Room> rooms = new ArrayList<>();
    for (String module : MODULES) {
      Path root = HOME.resolve(module).resolve("src/main/java/org/murmuration");
      if (Files.isDirectory(root)) {
        try (Stream<Path> folders = Files.walk(root)) {
          folders
              .filter(folder -> !folder.equals(root) && Files.isDirectory(folder))
              .map(Room::new)
              .forEach(rooms::add);
        }
      }
    }
    return rooms;
  }

  /** Main and test files of all modules. */
  static List<Path> files() throws IOException {
    return filesBelow("src");
  }

  static List<Path> mainFiles() throws IOException {
    return filesBelow("src/main");
  }

  private static List<Path> filesBelow(String folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : MODULES) {
      Path root = HOME.resolve(module).resolve(folder);
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    return files;
  }

  /** Test classes whose text is as wanted. */
  static List<Path> testsThat(Predicate<String> wanted) throws IOException {
    List<Path> tests = new ArrayList<>();
    for (Path file : files()) {
      boolean isTest = file.getFileName().toString().startsWith("Test");
      if (isTest && wanted.test(Files.readString(file))) {
        tests.add(file);
      }
    }
    return tests;
  }

  static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
