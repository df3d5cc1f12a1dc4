package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestWholeFile {
  private static final byte[] CONTENT = {1, 2, 3, 4, 5};

  @TempDir Path folder;

  /** Another class than that of local files stands for remote storage. */
  private static Storage storage(Class<?> files) {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.file.impl", files.getName());
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    return Storage.of(configuration);
  }

  private static Set<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("murmuration-") && name.endsWith(".weights"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {LocalFileSystem.class, RawLocalFileSystem.class})
  void givesAllBytesAndLeavesNoCopy(Class<?> files) throws IOException {
    Path path = Files.write(folder.resolve("weights"), CONTENT);
    Set<String> before = copies();
    try (WholeFile file = WholeFile.open(storage(files), path.toUri().toString())) {
      assertThat(file.content()).isEqualTo(ByteBuffer.wrap(CONTENT));
      assertThat(file.content().isReadOnly()).isTrue();
      assertThat(copies()).hasSize(before.size() + (files == LocalFileSystem.class ? 0 : 1));
    }
    assertThat(copies()).isEqualTo(before);
    assertThat(path).hasBinaryContent(CONTENT);
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Path path = folder.resolve("large");
    try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
      sparse.setLength(1L << 31);
    }
    Refused.input(() -> WholeFile.open(storage(RawLocalFileSystem.class), path.toUri().toString()))
        .hasMessageEndingWith(
            "large: it has 2,147,483,648 bytes, up to 2,147,483,647 are possible");
  }

  @Test
  void refusesAFolder() {
    Refused.input(() -> WholeFile.open(storage(LocalFileSystem.class), folder.toUri().toString()))
        .hasMessageEndingWith("it is a folder, expected a file");
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(
            () ->
                WholeFile.open(
                    storage(LocalFileSystem.class), folder.resolve("none").toUri().toString()))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("none");
  }
}
