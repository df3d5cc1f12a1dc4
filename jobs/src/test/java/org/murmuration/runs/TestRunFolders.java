package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
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

  /** Looks, right after each move of a run's folder, whether it has its mark. */
  static final class WatchedDisk extends LocalFileSystem {
    private static final String SEEN = ".seen-after-moves";

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      boolean done = super.rename(from, to);
      if (to.getName().startsWith(RunFolders.PREFIX)) {
        boolean isMarked = exists(new org.apache.hadoop.fs.Path(to, RunFolders.SUCCESS));
        Files.writeString(pathToFile(to.getParent()).toPath().resolve(SEEN), "marked: " + isMarked);
      }
      return done;
    }
  }

  @Test
  void showsNoFolderToPlainReadersBeforeItCounts() throws IOException {
    Configuration watched = new Configuration();
    watched.set("fs.file.impl", WatchedDisk.class.getName());
    watched.setBoolean("fs.file.impl.disable.cache", true);
    Storage storage = Storage.of(watched);
    String draft = root + "/.run=a.draft-7/leg-00001";
    storage.publish(draft + "/part-0.parquet", new byte[9]);
    PartFile part = new PartFile("part-0.parquet", 9, 1);
    new RunFolders(storage, root)
        .publish(
            "a", "a", draft, RunManifest.of("w", List.of(), List.of(new WrittenFile(part, "00"))));
    assertThat(folder.resolve(WatchedDisk.SEEN)).hasContent("marked: true");
    assertThat(runs.committed()).containsExactly(root + "/run=a");
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
  void tellsRunsThatNeverCameToCount() throws IOException {
    commit("run=a", 1_000);
    commit("run=b", 2_000);
    merge(runs, "m");
    Files.delete(folder.resolve("run=b/_SUCCESS"));
    Files.createDirectories(folder.resolve("run=crashed"));
    RunListing listing = RunListing.of(Storage.of(new Configuration()), root, new HashMap<>());
    assertThat(listing.unfinished())
        .as("and not one that is half removed")
        .containsExactly("crashed");
    assertThat(runs.reopen()).isFalse();
    commit("run=crashed", 1_000);
    assertThat(runs.reopen()).isTrue();
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

  private static RunManifest by(String writer) {
    return RunManifest.of(writer, List.of(), List.of());
  }

  private RunFolders afresh() {
    return new RunFolders(Storage.of(new Configuration()), root);
  }

  private void merge(RunFolders merging, String run) throws IOException {
    Path draft = Files.createDirectories(folder.resolve(".run=" + run + ".draft-7/leg-00001"));
    Files.writeString(draft.resolve("part-0.zstd.parquet"), "rows");
    WrittenFile part = new WrittenFile(new PartFile("part-0.zstd.parquet", 4, 1), "00");
    RunManifest manifest = RunManifest.of("merger", List.of(), List.of(part));
    merging.replace(run, draft.toString(), manifest, merging.opened());
  }

  private static List<String> names(List<String> folders) {
    return folders.stream().map(RunFolders::name).toList();
  }

  @Test
  void countsARunInPlaceOfThoseThatWereMerged() throws IOException {
    commit("run=old", System.currentTimeMillis() + 100_000);
    runs.end("b", by("w"));
    assertThat(runs.areOfOneWriter(runs.opened())).isFalse();
    RunFolders reading = afresh();
    List<String> read = reading.opened();
    merge(runs, "m");
    assertThat(names(runs.opened())).containsExactly("m");
    assertThat(names(afresh().committed())).containsExactly("m");
    assertThat(runs.areOfOneWriter(runs.committed())).isTrue();
    assertThat(reading.opened()).as("who reads already").isEqualTo(read);
    assertThat(folder.resolve("run=old/_SUCCESS")).exists();
  }

  @Test
  void putsWhatWasCommittedMeanwhileBehindTheRunThatOthersWereMergedInto() throws IOException {
    runs.end("b", by("w"));
    runs.end("a", by("x"));
    runs.opened();
    afresh().end("0", by("y"));
    merge(runs, "zz");
    assertThat(names(afresh().committed())).containsExactly("zz", "0");
    commitsTheNextLast();
  }

  private void commitsTheNextLast() throws IOException {
    runs.end("00", by("z"));
    assertThat(names(afresh().committed())).containsExactly("zz", "0", "00");
  }

  @Test
  void putsWhatWasCommittedMeanwhileBehindOlderRunsWhateverTheirTime() throws IOException {
    commit("run=a", 9_000_000_000_000L);
    commit("run=b", 1_000);
    runs.opened();
    afresh().end("0", by("y"));
    merge(runs, "m");
    assertThat(names(afresh().committed())).containsExactly("m", "0");
  }

  @Test
  void removesWhatWasMergedWhenItsTimeHasCome() throws IOException {
    runs.end("a", by("w"));
    runs.end("b", by("x"));
    merge(runs, "m");
    assertThat(runs.removeReplacedBefore(System.currentTimeMillis() - 60_000)).isEmpty();
    runs.end("c", by("x"));
    merge(runs, "n");
    assertThat(runs.removeReplacedBefore(System.currentTimeMillis()))
        .as("the one that says that others count no more comes last")
        .containsExactly("a", "b", "c", "m");
    assertThat(folder.resolve("run=n")).exists();
    assertThat(List.of("a", "b", "c", "m"))
        .noneMatch(run -> folder.resolve("run=" + run).toFile().exists());
    assertThat(names(afresh().committed())).containsExactly("n");
  }

  @Test
  void refusesARunWhoseNameWasMergedAsItWouldNotCount() throws IOException {
    runs.end("a", by("w"));
    runs.end("b", by("x"));
    merge(runs, "m");
    runs.removeReplacedBefore(System.currentTimeMillis());
    Refused.conflict(() -> runs.requireNew("a"))
        .hasMessage(
            "Cannot write run a: it was merged into run m of %s already (name another run)"
                .formatted(root));
    assertThat(runs.isCommitted("a")).isTrue();
  }

  @Test
  void goesOnWithARunWhoseLegsWereMerged() throws IOException {
    runs.end("a.leg-00001", by("w"));
    runs.end("b", by("x"));
    merge(runs, "m");
    runs.end("c", by("x"));
    merge(runs, "n");
    runs.removeReplacedBefore(System.currentTimeMillis());
    assertThat(runs.lastLeg("a")).isEqualTo(1);
    runs.end("a", RunManifest.of("w", runs.committedLegs("a"), List.of()));
    assertThat(names(afresh().committed())).containsExactly("n", "a");
  }

  @Test
  void doesNotMergeWhatAnotherMergedMeanwhile() throws IOException {
    runs.end("a", by("w"));
    runs.end("b", by("x"));
    RunFolders other = afresh();
    other.opened();
    merge(runs, "m");
    Refused.temporary(() -> merge(other, "n"))
        .hasMessageContaining("of 2 that were read, 0 still count");
    assertThat(names(afresh().committed())).containsExactly("m");
  }

  @Test
  void removesNoDraftOfARunThatBeginsAlike() throws IOException {
    Path own = Files.createDirectories(folder.resolve(".run=a.draft-7/leg-00001"));
    Path other = Files.createDirectories(folder.resolve(".run=a.draft-b.draft-8/leg-00001"));
    runs.clear("a");
    assertThat(own).doesNotExist();
    assertThat(other).exists();
  }

  private void commit(String name, long timeMillis) throws IOException {
    Path success = folder.resolve(name).resolve("_SUCCESS");
    Files.createDirectories(success.getParent());
    Files.createFile(success);
    Files.setLastModifiedTime(success, FileTime.fromMillis(timeMillis));
  }
}
