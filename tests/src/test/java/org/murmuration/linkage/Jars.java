package org.murmuration.linkage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The classes of several jars, each of the jar that has it first, and Java's own. */
final class Jars implements Closeable {
  private final List<JarFile> jars = new ArrayList<>();
  private final Map<String, Optional<Declared>> known = new HashMap<>();

  private Jars() {}

  static Jars of(List<Path> files) throws IOException {
    Jars all = new Jars();
    for (Path file : files) {
      all.jars.add(new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion()));
    }
    return all;
  }

  /** The jars of a Spark, and one that runs on it. */
  static Jars ofSpark(Path home, Path jar) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("jars"))) {
      return of(Stream.concat(Stream.of(jar), files.sorted()).toList());
    }
  }

  /** Empty if there is no such class. */
  Optional<Declared> declared(String name) {
    return known.computeIfAbsent(name, this::read);
  }

  private Optional<Declared> read(String name) {
    String path = name + ".class";
    try {
      for (JarFile jar : jars) {
        if (jar.getEntry(path) != null) {
          try (InputStream file = jar.getInputStream(jar.getJarEntry(path))) {
            return Optional.of(Declared.in(file.readAllBytes()));
          }
        }
      }
      try (InputStream file = ClassLoader.getPlatformClassLoader().getResourceAsStream(path)) {
        return file == null ? Optional.empty() : Optional.of(Declared.in(file.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars) {
      jar.close();
    }
  }
}
