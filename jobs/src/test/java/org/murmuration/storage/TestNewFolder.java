package org.murmuration.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.store.Folder;

class TestNewFolder {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  @Test
  void isThereOnlyWhenAllIsWritten() throws IOException {
    NewFolder head = NewFolder.at(storage, folder + "/head");
    head.write(
        draft -> {
          write(draft, "config.json", "{}");
          assertThat(folder.resolve("head")).doesNotExist();
          write(draft, "SHA256SUMS", "0");
        });
    assertThat(names(folder)).containsExactly("head");
    assertThat(folder.resolve("head/config.json")).hasContent("{}");
    assertThat(folder.resolve("head/SHA256SUMS")).hasContent("0");
  }

  @Test
  void makesTheFoldersAbove() throws IOException {
    NewFolder.at(storage, folder + "/a/b/head").write(draft -> write(draft, "file", "text"));
    assertThat(folder.resolve("a/b/head/file")).hasContent("text");
  }

  @Test
  void leavesNothingWhenStorageFails() throws IOException {
    NewFolder head = NewFolder.at(storage, folder + "/head");
    IOException failure = new IOException("Disk full");
    assertThatThrownBy(
            () ->
                head.write(
                    draft -> {
                      write(draft, "config.json", "{}");
                      throw failure;
                    }))
        .isSameAs(failure)
        .hasMessage("Disk full")
        .hasNoSuppressedExceptions();
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void leavesNothingWhenTheWriterFails() throws IOException {
    NewFolder head = NewFolder.at(storage, folder + "/head");
    assertThatThrownBy(
            () ->
                head.write(
                    draft -> {
                      write(draft, "config.json", "{}");
                      throw new IllegalStateException("Not finite");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Not finite");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void leavesNothingWhenMemoryRunsOut() throws IOException {
    NewFolder head = NewFolder.at(storage, folder + "/head");
    assertThatThrownBy(
            () ->
                head.write(
                    draft -> {
                      write(draft, "config.json", "{}");
                      throw new OutOfMemoryError("Java heap space");
                    }))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("Java heap space");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void refusesWhatExistsBeforeAnyWork() throws IOException {
    Files.writeString(folder.resolve("head"), "a file");
    Refused.conflict(() -> NewFolder.at(storage, folder + "/head"))
        .hasMessage(
            "Cannot write file:%s/head: it exists already (name another folder, or remove it)"
                .formatted(folder));
    assertThat(folder.resolve("head")).hasContent("a file");
  }

  @Test
  void refusesTheRootOfAFileSystem() {
    Refused.conflict(() -> NewFolder.at(storage, "file:///"))
        .hasMessageStartingWith("Cannot write file:/");
  }

  @Test
  void refusesTheSecondOfTwoThatWriteAtOnceAndKeepsTheFirst() throws IOException {
    NewFolder first = NewFolder.at(storage, folder + "/head");
    NewFolder second = NewFolder.at(storage, folder + "/head");
    Refused.conflict(
            () ->
                second.write(
                    draft -> {
                      write(draft, "file", "second");
                      first.write(other -> write(other, "file", "first"));
                    }))
        .hasMessageContaining("it exists already");
    assertThat(names(folder)).containsExactly("head");
    assertThat(folder.resolve("head/file")).hasContent("first");
  }

  @Test
  void replacesAnOlderOneOfItsKindWhole() throws IOException {
    writeReport("one", "left over");
    NewFolder.replacing(storage, folder + "/report", "metrics.json")
        .write(draft -> write(draft, "metrics.json", "two"));
    assertThat(names(folder)).containsExactly("report");
    assertThat(names(folder.resolve("report"))).containsExactly("metrics.json");
    assertThat(folder.resolve("report/metrics.json")).hasContent("two");
  }

  @Test
  void keepsTheOlderOneWhenTheWriterFails() throws IOException {
    writeReport("one", "page");
    NewFolder report = NewFolder.replacing(storage, folder + "/report", "metrics.json");
    assertThatThrownBy(
            () ->
                report.write(
                    draft -> {
                      throw new IOException("Disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("Disk full");
    assertThat(names(folder)).containsExactly("report");
    assertThat(folder.resolve("report/metrics.json")).hasContent("one");
  }

  @Test
  void refusesToReplaceAnythingElse() throws IOException {
    Files.createDirectory(folder.resolve("report"));
    Files.writeString(folder.resolve("report/holiday.jpg"), "photo");
    Refused.conflict(() -> NewFolder.replacing(storage, folder + "/report", "metrics.json"))
        .hasMessageContaining("file:%s/report: it exists already".formatted(folder));
    assertThat(folder.resolve("report/holiday.jpg")).hasContent("photo");
  }

  private void writeReport(String metrics, String page) throws IOException {
    NewFolder.replacing(storage, folder + "/report", "metrics.json")
        .write(
            draft -> {
              write(draft, "metrics.json", metrics);
              write(draft, "report.html", page);
            });
  }

  private static void write(Folder folder, String name, String text) throws IOException {
    try (OutputStream out = folder.create(name)) {
      out.write(text.getBytes(UTF_8));
    }
  }

  /** All but Hadoop's checksums. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
