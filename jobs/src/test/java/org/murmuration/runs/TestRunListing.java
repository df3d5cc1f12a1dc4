package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.storage.DisturbedFileSystem;
import org.murmuration.storage.DisturbedFileSystem.Request;
import org.murmuration.storage.Storage;

/** A table that others change while it is looked at. */
class TestRunListing {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(DisturbedFileSystem.configuration());
  private DisturbedFileSystem disturbed;
  private String root;

  @BeforeEach
  void commitTwoRuns() throws IOException {
    disturbed = DisturbedFileSystem.undisturbed();
    root = DisturbedFileSystem.path(folder);
    folders().end("a", by("w"));
    folders().end("b", by("x"));
  }

  private RunFolders folders() {
    return new RunFolders(storage, root);
  }

  private static RunManifest by(String writer) {
    return RunManifest.of(writer, List.of(), List.of());
  }

  private void merge(String run) throws IOException {
    Path draft = Files.createDirectories(folder.resolve(".run=" + run + ".draft-7/leg-00001"));
    Files.writeString(draft.resolve("part-0.zstd.parquet"), "rows");
    WrittenFile part = new WrittenFile(new PartFile("part-0.zstd.parquet", 4, 1), "00");
    RunFolders merging = folders();
    RunManifest manifest = RunManifest.of("merger", List.of(), List.of(part));
    merging.replace(run, DisturbedFileSystem.path(draft), manifest, List.copyOf(merging.opened()));
  }

  private void mergeAndRemove(String run) throws IOException {
    merge(run);
    folders().removeReplacedBefore(System.currentTimeMillis());
  }

  private List<String> names() throws IOException {
    return folders().committed().stream().map(RunFolders::name).toList();
  }

  @Test
  void seesTheRunThatOthersBecameBetweenTheTablesListingAndTheirOwn() throws IOException {
    disturbed.before(Request.LIST, "run=a", () -> mergeAndRemove("m"));
    assertThat(names()).containsExactly("m");
  }

  @Test
  void seesTheRunThatOthersBecameBetweenAListingAndTheMark() throws IOException {
    disturbed.before(Request.OPEN, "run=b/_SUCCESS", () -> mergeAndRemove("m"));
    assertThat(names()).containsExactly("m");
  }

  @Test
  void seesTheRunThatOthersBecameWhileOneIsHalfRemoved() throws IOException {
    disturbed.before(
        Request.LIST,
        "run=a",
        () -> {
          merge("m");
          Files.delete(folder.resolve("run=a/_SUCCESS"));
        });
    assertThat(names()).containsExactly("m");
  }

  @Test
  void seesTheRunThatWasListedBeforeItTookTheirPlace() throws IOException {
    merge("0");
    Path mark = folder.resolve("run=0/_SUCCESS");
    byte[] manifest = Files.readAllBytes(mark);
    Files.delete(mark);
    disturbed.before(
        Request.LIST,
        "run=b",
        () -> {
          Files.write(mark, manifest);
          folders().removeReplacedBefore(System.currentTimeMillis());
        });
    assertThat(names()).containsExactly("0");
  }

  @Test
  void seesThatARunWasRemoved() throws IOException {
    disturbed.before(Request.OPEN, "run=a/_SUCCESS", () -> folders().remove("a"));
    assertThat(names()).containsExactly("b");
  }

  @Test
  void isRefusedWhereRunsNeverStopToComeAndGo() throws IOException {
    disturbed.before(Request.LIST, folder.getFileName().toString(), this::placeAnother);
    Refused.temporary(this::names)
        .hasMessageContainingAll("Cannot read the runs of " + root, "(run the command again)");
  }

  private void placeAnother() throws IOException {
    Files.createDirectory(folder.resolve("run=" + System.nanoTime()));
    disturbed.before(Request.LIST, folder.getFileName().toString(), this::placeAnother);
  }

  @Test
  void removesTheMarkOfAFolderBeforeItsFiles() throws IOException {
    merge("m");
    disturbed.before(
        Request.DELETE, "run=a", () -> assertThat(folder.resolve("run=a/_SUCCESS")).doesNotExist());
    folders().removeReplacedBefore(System.currentTimeMillis());
    assertThat(folder.resolve("run=a")).doesNotExist();
  }
}
