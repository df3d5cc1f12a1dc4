package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.storage.Storage;

class TestRunFolders {
  @TempDir private Path folder;
  private String root;
  private RunFolders runs;

  @BeforeEach
  void locate() throws IOException {
    Storage storage = Storage.of(new Configuration());
    root = storage.qualified(folder.toString());
    runs = new RunFolders(storage, root);
  }

  @Test
  void countsRunsThatAreCommittedOldestFirst() throws IOException {
    commit("run=a", 2_000);
    commit("run=b", 1_000);
    commit("run=c", 3_000);
    assertThat(runs.committed()).containsExactly(root + "/run=b", root + "/run=a", root + "/run=c");
  }

  @Test
  void ordersRunsOfOneMomentByName() throws IOException {
    commit("run=b", 1_000);
    commit("run=a", 1_000);
    assertThat(runs.committed()).containsExactly(root + "/run=a", root + "/run=b");
  }

  @Test
  void keepsTheOrderInWhichRunsWereCommittedWhateverTheirFilesTimes() throws IOException {
    commit("run=old", System.currentTimeMillis() + 100_000);
    runs.end("b", RunManifest.of("w", List.of(), List.of()));
    runs.end("a", RunManifest.of("x", List.of(), List.of()));
    Files.setLastModifiedTime(
        folder.resolve("run=old/_SUCCESS"), FileTime.fromMillis(8_000_000_000_000L));
    Files.setLastModifiedTime(
        folder.resolve("run=b/_SUCCESS"), FileTime.fromMillis(9_000_000_000_000L));
    assertThat(new RunFolders(Storage.of(new Configuration()), root).committed())
        .containsExactly(root + "/run=old", root + "/run=b", root + "/run=a");
  }

  @Test
  void readsTheSameRunsUntilItAddsOne() throws IOException {
    runs.end("a", RunManifest.of("w", List.of(), List.of()));
    assertThat(runs.opened()).containsExactly(root + "/run=a");
    new RunFolders(Storage.of(new Configuration()), root)
        .end("b", RunManifest.of("x", List.of(), List.of()));
    assertThat(runs.opened()).containsExactly(root + "/run=a");
    runs.end("c", RunManifest.of("w", List.of(), List.of()));
    assertThat(runs.opened()).hasSize(3);
  }

  @Test
  void passesOverACrashedRunAndWhatIsNoRun() throws IOException {
    commit("rejects", 1_000);
    Files.createDirectories(folder.resolve("run=crashed"));
    Files.writeString(folder.resolve("run=crashed/part-0.parquet"), "half");
    Files.writeString(folder.resolve("contract.json"), "{}");
    assertThat(runs.committed()).isEmpty();
  }

  @Test
  void findsNoRunWhereThereIsNoTable() throws IOException {
    assertThat(new RunFolders(Storage.of(new Configuration()), root + "/none").committed())
        .isEmpty();
  }

  @Test
  void clearsWhatACrashedAttemptLeft() throws IOException {
    Path left = folder.resolve("run=again/part-0.parquet");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "half");
    runs.clear("again");
    assertThat(left.getParent()).doesNotExist();
  }

  @Test
  void refusesARunThatIsCommittedAndLeavesIt() throws IOException {
    commit("run=done", 1_000);
    Refused.conflict(() -> runs.requireNew("done"))
        .hasMessage(
            "Cannot write run done: it is in %s already (name another run)".formatted(root));
    assertThat(runs.committed()).containsExactly(root + "/run=done");
  }

  @Test
  void clearsNoRunThatCountsUnlessItIsToBeRemoved() throws IOException {
    commit("run=done", 1_000);
    Files.createDirectories(folder.resolve(".run=done.draft-7/leg-00001"));
    runs.clear("done");
    assertThat(folder.toFile().list()).containsExactly("run=done");
    runs.remove("done");
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void clearsNoLegThatCounts() throws IOException {
    commit("run=again.leg-00001", 1_000);
    commit("run=against", 1_000);
    Files.createDirectories(folder.resolve("run=again.leg-00002"));
    Files.createDirectories(folder.resolve(".run=again.draft-7/leg-00001"));
    runs.clear("again");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("run=again.leg-00001", "run=against");
    assertThat(runs.lastLeg("again")).isEqualTo(1);
    assertThat(runs.committedLegs("against")).isEmpty();
  }

  @Test
  void refusesARunThatLacksALeg() throws IOException {
    commit("run=whole.leg-00001", 1_000);
    runs.end("whole", RunManifest.of("w", List.of("whole.leg-00001"), List.of()));
    assertThat(runs.committed()).hasSize(2);
    Files.delete(folder.resolve("run=whole.leg-00001/_SUCCESS"));
    RunFolders copied = new RunFolders(Storage.of(new Configuration()), root);
    Refused.input(copied::committed)
        .hasMessageContaining("run whole of", "its folder run=whole.leg-00001 is missing");
  }

  @Test
  void knowsWhetherOneProcessWroteAll() throws IOException {
    runs.end("a.leg-00001", RunManifest.of("w", List.of(), List.of()));
    runs.end("a", RunManifest.of("w", List.of(), List.of()));
    assertThat(runs.areOfOneWriter(runs.committed())).isTrue();
    runs.end("b", RunManifest.of("x", List.of(), List.of()));
    assertThat(runs.areOfOneWriter(runs.committed())).isFalse();
  }

  @Test
  void doesNotKnowWhoWroteRunsOfOlderPrograms() throws IOException {
    commit("run=a", 1_000);
    assertThat(runs.areOfOneWriter(runs.committed())).isTrue();
    commit("run=b", 1_000);
    assertThat(runs.areOfOneWriter(runs.committed())).isFalse();
  }

  @Test
  void removesWhatIsNotInTheManifestBeforeARunCounts() throws IOException {
    Path draft = Files.createDirectories(folder.resolve(".run=new.draft-7/leg-00001"));
    Files.writeString(draft.resolve("part-00000-1.zstd.parquet"), "rows");
    Files.writeString(draft.resolve("part-00000-2.zstd.parquet"), "of an attempt that lost");
    WrittenFile part = new WrittenFile(new PartFile("part-00000-1.zstd.parquet", 4, 1), "00");
    runs.publish("new", "new", draft.toString(), RunManifest.of("w", List.of(), List.of(part)));
    assertThat(runs.committed()).containsExactly(root + "/run=new");
    assertThat(folder.resolve("run=new").toFile().list())
        .contains("_SUCCESS", "part-00000-1.zstd.parquet")
        .doesNotContain("part-00000-2.zstd.parquet");
  }

  private void commit(String name, long timeMillis) throws IOException {
    Path success = folder.resolve(name).resolve("_SUCCESS");
    Files.createDirectories(success.getParent());
    Files.createFile(success);
    Files.setLastModifiedTime(success, FileTime.fromMillis(timeMillis));
  }
}
