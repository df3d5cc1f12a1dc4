package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

  private void commit(String name, long timeMillis) throws IOException {
    Path success = folder.resolve(name).resolve("_SUCCESS");
    Files.createDirectories(success.getParent());
    Files.createFile(success);
    Files.setLastModifiedTime(success, FileTime.fromMillis(timeMillis));
  }
}
