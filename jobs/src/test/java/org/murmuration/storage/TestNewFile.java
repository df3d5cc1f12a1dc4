package org.murmuration.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.command.Refused;

class TestNewFile {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  private NewFile model() throws IOException {
    return NewFile.at(storage, folder + "/model.onnx");
  }

  @Test
  void isThereOnlyWhenAllIsWritten() throws IOException {
    model()
        .write(
            out -> {
              out.write("mod".getBytes(UTF_8));
              out.flush();
              assertThat(folder.resolve("model.onnx")).doesNotExist();
              out.write("el".getBytes(UTF_8));
            });
    assertThat(names()).containsExactly("model.onnx");
    assertThat(folder.resolve("model.onnx")).hasContent("model");
  }

  @Test
  void makesTheFoldersAbove() throws IOException {
    NewFile.at(storage, folder + "/a/b/model.onnx").write(out -> out.write('x'));
    assertThat(folder.resolve("a/b/model.onnx")).hasContent("x");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("Disk full"),
        new IllegalStateException("Not finite"),
        new OutOfMemoryError("Java heap space"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void leavesNothingWhenWritingFails(Throwable failure) throws IOException {
    NewFile file = model();
    assertThatThrownBy(
            () ->
                file.write(
                    out -> {
                      out.write('x');
                      throwIt(failure);
                    }))
        .isSameAs(failure)
        .hasMessage(failure.getMessage())
        .hasNoSuppressedExceptions();
    assertThat(names()).isEmpty();
  }

  private static void throwIt(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void refusesWhatExistsBeforeAnyWork() throws IOException {
    Files.writeString(folder.resolve("model.onnx"), "precious");
    Refused.conflict(this::model)
        .hasMessage(
            "Cannot write file:%s/model.onnx: it exists already (name another file, or remove it)"
                .formatted(folder));
    Refused.conflict(() -> NewFile.at(storage, folder.toString()))
        .hasMessageContaining("it exists already");
    Refused.conflict(() -> NewFile.at(storage, "file:///"))
        .hasMessageStartingWith("Cannot write file:/");
    assertThat(folder.resolve("model.onnx")).hasContent("precious");
  }

  @Test
  void refusesTheSecondOfTwoThatWriteAtOnceAndKeepsTheFirst() throws IOException {
    NewFile first = model();
    NewFile second = model();
    Refused.conflict(
            () ->
                second.write(
                    out -> {
                      out.write('2');
                      first.write(other -> other.write('1'));
                    }))
        .hasMessageContaining("it exists already");
    assertThat(names()).containsExactly("model.onnx");
    assertThat(folder.resolve("model.onnx")).hasContent("1");
  }

  /** All but Hadoop's checksums. */
  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
