package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.DisturbedFileSystem;
import org.murmuration.storage.Storage;

class TestDeadDrafts {
  private static final long HOUR_MILLIS = 3_600_000;

  @TempDir private Path table;
  private final Storage storage = Storage.of(DisturbedFileSystem.configuration());

  @BeforeEach
  void isUndisturbed() throws IOException {
    DisturbedFileSystem.undisturbed();
  }

  private int remove() throws IOException {
    return new DeadDrafts(storage, DisturbedFileSystem.path(table)).remove();
  }

  private void write(String file, int hoursAgo) throws IOException {
    Path place = table.resolve(file);
    Files.createDirectories(place.getParent());
    Files.writeString(place, "some");
    FileTime then = FileTime.fromMillis(System.currentTimeMillis() - hoursAgo * HOUR_MILLIS);
    Files.setLastModifiedTime(place, then);
    if (!place.getParent().equals(table)) {
      Files.setLastModifiedTime(place.getParent(), then);
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(Files::isRegularFile)
          .map(file -> table.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void areFilesToo() throws IOException {
    write("._lease.json.draft-1", 25);
    write(".trial.draft-2", 25);
    write("._contract.json.draft-3", 23);
    assertThat(remove()).isEqualTo(2);
    assertThat(left()).containsExactly("._contract.json.draft-3");
  }

  @Test
  void takeTheFoldersAlongThatTheirRunNeverLetCount() throws IOException {
    write(".run=m.draft-1/_WRITING", 25);
    write("run=m/part-0.parquet", 25);
    write("run=m.leg-00002/part-0.parquet", 25);
    write("_rejects/run=m/part-0.parquet", 25);
    write("run=m.leg-00001/_SUCCESS", 25);
    write("run=m.leg-00001/part-0.parquet", 25);
    write("run=m.leg-00003/part-0.parquet", 23);
    assertThat(remove()).isEqualTo(4);
    assertThat(left())
        .containsExactly(
            "run=m.leg-00001/_SUCCESS",
            "run=m.leg-00001/part-0.parquet",
            "run=m.leg-00003/part-0.parquet");
  }

  @Test
  void leaveACopyWhoseMarksWereLost() throws IOException {
    write("run=m/part-0.parquet", 1000);
    write(".run=m2.draft-1/_WRITING", 1000);
    write(".run=m.draft-1/_WRITING", 23);
    assertThat(remove()).isEqualTo(1);
    assertThat(left()).containsExactly(".run=m.draft-1/_WRITING", "run=m/part-0.parquet");
  }
}
