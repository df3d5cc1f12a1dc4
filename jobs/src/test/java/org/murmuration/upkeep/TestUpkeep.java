package org.murmuration.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.DisturbedFileSystem;
import org.murmuration.storage.DisturbedFileSystem.Request;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;

class TestUpkeep {
  @TempDir private Path folder;
  private DisturbedFileSystem disturbed;
  private EmbeddingTable table;
  private Upkeep upkeep;

  @BeforeEach
  void leaveADeadDraft() throws IOException {
    disturbed = DisturbedFileSystem.undisturbed();
    Storage storage = Storage.of(DisturbedFileSystem.configuration());
    table = new EmbeddingTable(null, storage, DisturbedFileSystem.path(folder));
    upkeep = new Upkeep(null, storage, table);
    Path draft = Files.createFile(folder.resolve("._contract.json.draft-1"));
    Files.setLastModifiedTime(draft, FileTime.fromMillis(1_000_000_000_000L));
  }

  private void mayNotDelete() {
    disturbed.before(
        Request.DELETE,
        "draft-1",
        () -> {
          throw new AccessControlException("Permission denied: user=nobody");
        });
  }

  @Test
  void whoseTroubleFailsNoCommandThatIsDone() throws IOException {
    mayNotDelete();
    UpkeepCounts counts = upkeep.afterwards(UpkeepSettings.DEFAULT);
    assertThat(counts.facts().get("upkeep_failed")).asString().contains("Permission denied");
    assertThat(counts.lines())
        .anyMatch(line -> line.contains("in order") && line.contains("Permission denied"));
  }

  @Test
  void whoseTroubleFailsTheCommandThatIsForIt() {
    mayNotDelete();
    assertThatThrownBy(() -> upkeep.compact(new RunId("m"), KeepReplaced.DEFAULT))
        .isInstanceOf(AccessControlException.class);
  }

  @Test
  void afterALeaseWasLostEndsTheCommand() throws IOException {
    try (TableLease lease = table.lease(new RunId("r"))) {
      lease.requireHeld();
      Files.delete(folder.resolve("_lease.json"));
      Refused.temporary(() -> upkeep.afterwards(UpkeepSettings.DEFAULT))
          .hasMessageContaining("Cannot go on with run r");
    }
  }
}
