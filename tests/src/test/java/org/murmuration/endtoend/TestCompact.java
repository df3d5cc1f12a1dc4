package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;
import org.murmuration.upkeep.Compaction;

/** Many runs of a table become one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestCompact {
  private static final List<String> HEAD = List.of("head.safetensors", "config.json");

  private Workplace workplace;
  private SharedSession session;
  private long time = 2_000_000_000_000L;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network");
    session = SharedSession.with(Map.of("spark.master", "local[2]"));
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private String[] embed(String table, String run, String... more) {
    return Stream.concat(
            Stream.of(
                "embed",
                "--network=" + workplace.path("network"),
                "--images=" + workplace.path(table + "-photos"),
                "--table=" + workplace.path(table),
                "--max-reject-ratio=1",
                "--run-id=" + run),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private JobResult compact(String table, String... more) throws IOException {
    return session.run(
        Stream.concat(Stream.of("compact", "--table=" + workplace.path(table)), Stream.of(more))
            .toArray(String[]::new));
  }

  /** Three runs: six photos, one more with a broken file, and one that changed. */
  private void embedThreeRuns(String table) throws IOException {
    workplace.withPhotos(table + "-photos", 2);
    session.run(embed(table, "z"));
    workplace.withPhoto(table + "-photos/red/new.png", 2, 999);
    workplace.withFile(table + "-photos/red/bad.png", "no photo");
    session.run(embed(table, "y"));
    change(table, "red/0.png", 4242);
    workplace.withFile(table + "-photos/red/worse.png", "no photo either");
    session.run(embed(table, "x"));
  }

  private void change(String table, String photo, long seed) throws IOException {
    String name = table + "-photos/" + photo;
    workplace.withPhoto(name, 2, seed);
    time += 10_000;
    Files.setLastModifiedTime(Path.of(workplace.path(name)), FileTime.fromMillis(time));
  }

  private List<String> rows(String table) throws IOException {
    return session.rows(workplace.path(table));
  }

  private EmbeddingTable open(String table) throws IOException {
    return new EmbeddingTable(session.spark(), Storage.of(session.spark()), workplace.path(table));
  }

  private void train(String table, String head) throws IOException {
    session.run(
        "train",
        "--table=" + workplace.path(table),
        "--head=" + workplace.path(head),
        "--epochs=2");
  }

  @Test
  void keepsTheNewestRowOfEachImageAndTheHeadThatComesOfThem() throws IOException {
    embedThreeRuns("table");
    List<String> before = rows("table");
    train("table", "head-before");
    EmbeddingTable reading = open("table");
    reading.folders().opened();
    assertThat(compact("table", "--run-id=m").facts())
        .containsEntry("runs_before", 3L)
        .containsEntry("runs_after", 1L)
        .containsEntry("rows_merged", 7L)
        .containsEntry("superseded_rows_dropped", 1L)
        .containsEntry("rejects_merged", 2L)
        .containsEntry("replaced_folders_removed", 0);
    assertThat(rows("table")).hasSize(7).isEqualTo(before);
    assertThat(reading.rows().collectAsList().stream().map(Row::toString).sorted())
        .as("who had opened the runs that were there")
        .isEqualTo(before);
    train("table", "head-after");
    for (String file : HEAD) {
      assertThat(workplace.bytes("head-after/" + file))
          .isEqualTo(workplace.bytes("head-before/" + file));
    }
    assertThat(session.run(embed("table", "w")).summary().get(0)).startsWith("Embedded 0 of ");
    assertThat(compact("table", "--keep-replaced=0s").summary())
        .anyMatch(line -> line.startsWith("Removed 3 folders of runs that were merged before"));
    assertThat(folders("table")).containsExactly("run=m");
    assertThat(folders("table/_rejects")).containsExactly("run=m");
    assertThat(session.spark().read().parquet(workplace.path("table")).count()).isEqualTo(7);
  }

  private List<String> folders(String table) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(workplace.path(table)))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.contains("run="))
          .sorted()
          .toList();
    }
  }

  @Test
  void doesNotHideWhatIsCommittedMeanwhile() throws IOException {
    embedThreeRuns("meanwhile");
    EmbeddingTable table = open("meanwhile");
    Storage storage = Storage.of(session.spark());
    try (Compaction compaction = new Compaction(session.spark(), storage, table, new RunId("zz"))) {
      compaction.write();
      List<String> before = rows("meanwhile");
      change("meanwhile", "red/0.png", 4343);
      session.run(embed("meanwhile", "a"));
      List<String> meanwhile = rows("meanwhile");
      assertThat(meanwhile).isNotEqualTo(before).hasSize(7);
      compaction.commit();
      assertThat(rows("meanwhile")).isEqualTo(meanwhile);
    }
    assertThat(compact("meanwhile").facts()).containsEntry("superseded_rows_dropped", 1L);
  }

  @Test
  void leavesNothingThatCountsWhereItIsCutShort() throws IOException {
    embedThreeRuns("killed");
    List<String> before = rows("killed");
    Storage storage = Storage.of(session.spark());
    Compaction killed = new Compaction(session.spark(), storage, open("killed"), new RunId("m"));
    killed.write();
    assertThat(rows("killed")).isEqualTo(before);
    assertThat(compact("killed", "--run-id=m").facts()).containsEntry("runs_after", 1L);
    assertThat(rows("killed")).isEqualTo(before);
    assertThat(workplace.filesBelow("killed")).noneMatch(file -> file.contains("draft"));
  }

  @Test
  void mergesByItselfWhereThereAreManySmallRuns() throws IOException {
    embedThreeRuns("auto");
    for (int i = 0; i < 29; i++) {
      Path copy = Path.of(workplace.path("auto/run=copy" + i));
      Files.createDirectories(copy);
      Files.createFile(copy.resolve("_SUCCESS"));
    }
    List<String> before = rows("auto");
    change("auto", "red/1.png", 4444);
    JobResult embedded = session.run(embed("auto", "a", "--compact=auto", "--keep-replaced=0s"));
    assertThat(embedded.facts())
        .containsEntry("runs_before", 33L)
        .containsEntry("runs_after", 1L)
        .containsEntry("replaced_folders_removed", 33);
    assertThat(rows("auto")).hasSameSizeAs(before);
    assertThat(folders("auto")).hasSize(1);
  }

  @Test
  void bringsATableOfAnOlderProgramToTheLayoutOfToday() throws IOException {
    workplace.withPhotos("old-photos", 2);
    workplace.withPhotos("new-photos", 1);
    session.run(embed("new", "only"));
    Path old = Files.createDirectories(Path.of(workplace.path("old")));
    Files.writeString(
        old.resolve("contract.json"), ofFormat2(workplace.text("new/_contract.json")));
    session.run(embed("old", "b"));
    workplace.withPhoto("old-photos/red/new.png", 2, 999);
    workplace.withFile("old-photos/red/bad.png", "no photo");
    session.run(embed("old", "a"));
    for (String run : List.of("run=a", "run=b", "rejects/run=a")) {
      Files.write(old.resolve(run + "/_SUCCESS"), new byte[0]);
      Files.deleteIfExists(old.resolve(run + "/._SUCCESS.crc"));
    }
    List<String> before = rows("old");
    assertThat(before).hasSize(7).allMatch(row -> row.matches(".*,(train|validation|test),.*"));
    assertThat(compact("old", "--keep-replaced=0s").facts())
        .containsEntry("runs_after", 1L)
        .containsEntry("rejects_merged", 1L);
    assertThat(rows("old")).isEqualTo(before);
    assertThat(old.toFile().list())
        .contains("_contract.json", "_rejects")
        .doesNotContain("contract.json", "rejects", "run=a");
    assertThat(session.run(embed("old", "c")).summary().get(0)).startsWith("Embedded 0 of ");
  }

  private static String ofFormat2(String contract) {
    return contract
        .replaceFirst("\"format_version\" : 3", "\"format_version\" : 2")
        .replaceFirst("\"by\" : \"[A-Za-z_]+\",\\s*", "");
  }
}
