package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;

/** A table that a catalog keeps, as Iceberg's own reader sees it, beside a folder of the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("cluster")
final class TestIceberg {
  private static final String TABLE = "iceberg:lake.birds.embeddings";
  private static final String SAME = "lake.birds.embeddings";

  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 10);
    workplace.withFile("photos/red/bad.png", "no photo");
    session =
        SharedSession.with(
            Map.of(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
                "spark.sql.catalog.lake",
                "org.apache.iceberg.spark.SparkCatalog",
                "spark.sql.catalog.lake.type",
                "hadoop",
                "spark.sql.catalog.lake.warehouse",
                folder.resolve("ware house").toString()));
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private Map<String, Object> embed(String table, String... more) throws IOException {
    String[] all = {
      "embed",
      "--network=" + workplace.path("network"),
      "--images=" + workplace.path("photos"),
      "--table=" + table,
      "--batch-size=16",
      "--commit-every=16"
    };
    return session
        .run(Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new))
        .facts();
  }

  private List<String> plainRows() {
    Dataset<Row> rows = session.spark().table(SAME);
    return rows.drop("run", "committed_millis").toJSON().collectAsList().stream().sorted().toList();
  }

  private void assertIsTheFoldersEqual() throws IOException {
    assertThat(session.rows(TABLE)).isEqualTo(session.rows(workplace.path("table")));
  }

  /** But for the empty one that it was made with. */
  private long commits() {
    return session
        .spark()
        .table(SAME + ".snapshots")
        .filter("summary['added-records'] > 0")
        .count();
  }

  @Test
  @Order(1)
  void hasACommitForEachLegAndTheRowsOfAFolder() throws IOException {
    assertThat(embed(TABLE, "--run-id=one"))
        .containsEntry("images_embedded", 30L)
        .containsEntry("images_rejected", 1L)
        .containsEntry("table", TABLE);
    embed(workplace.path("table"));
    assertIsTheFoldersEqual();
    assertThat(plainRows()).hasSize(30);
    assertThat(commits()).isEqualTo(2);
    assertThat(session.spark().table(SAME).select("run").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("one", "one.leg-00001");
  }

  @Test
  @Order(2)
  void isKnownToHaveWhatItHas() throws IOException {
    assertThat(embed(TABLE))
        .containsEntry("images_embedded", 0L)
        .containsEntry("images_rejected", 1L);
    assertThat(commits()).isEqualTo(2);
  }

  @Test
  @Order(3)
  void givesTheNewestRowOfAnImageAndTheHeadOfAFolder() throws IOException {
    workplace.withPhoto("photos/red/0.png", 2, 4711).withPhoto("photos/red/new.png", 2, 4712);
    assertThat(embed(TABLE, "--run-id=two")).containsEntry("images_embedded", 2L);
    embed(workplace.path("table"), "--run-id=two");
    assertThat(plainRows()).as("as they were added").hasSize(32);
    assertThat(session.rows(TABLE)).hasSize(31);
    assertIsTheFoldersEqual();
    assertThat(head(TABLE, "of-iceberg")).isEqualTo(head(workplace.path("table"), "of-folder"));
  }

  private byte[] head(String table, String name) throws IOException {
    session.run("train", "--table=" + table, "--head=" + workplace.path(name), "--epochs=3");
    return workplace.bytes(name + "/head.safetensors");
  }

  @Test
  @Order(4)
  void staysTheSameWhenItsCatalogRewritesItsFiles() throws IOException {
    session
        .spark()
        .sql(
            "CALL lake.system.rewrite_data_files(table => 'birds.embeddings', options => map('rewrite-all', 'true'))")
        .collectAsList();
    assertIsTheFoldersEqual();
    assertThat(embed(TABLE)).containsEntry("images_embedded", 0L);
  }

  @Test
  @Order(5)
  void isTestedAsAFolderIs() throws IOException {
    session.run(
        "evaluate",
        "--head=" + workplace.path("of-iceberg"),
        "--table=" + TABLE,
        "--report=" + workplace.path("report"));
    assertThat(Files.exists(Path.of(workplace.path("report/report.html")))).isTrue();
  }

  private void assertRefused(ExitCode code, String line, String... command) {
    Failure failure = Failure.of(catchThrowable(() -> session.run(command)));
    assertThat(failure.line()).contains(line);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  @Order(6)
  void isRefusedWhereItIsNoneOfOurs() {
    session.spark().sql("CREATE TABLE lake.birds.others (uri string) USING iceberg");
    assertRefused(ExitCode.USAGE, "its catalog keeps them", "compact", "--table=" + TABLE);
    assertRefused(
        ExitCode.INPUT,
        "Cannot use table iceberg:lake.birds.others: embed did not make it",
        "train",
        "--table=iceberg:lake.birds.others",
        "--head=" + workplace.path("none"));
    assertRefused(
        ExitCode.INPUT,
        "there is no table iceberg:lake.fish.embeddings (run embed first)",
        "train",
        "--table=iceberg:lake.fish.embeddings",
        "--head=" + workplace.path("none"));
    assertRefused(
        ExitCode.USAGE,
        "Spark knows no catalog pond (set spark.sql.catalog.pond to ",
        "train",
        "--table=iceberg:pond.birds.embeddings",
        "--head=" + workplace.path("none"));
    assertRefused(
        ExitCode.USAGE,
        "that is not iceberg:CATALOG.DATABASE.TABLE",
        "train",
        "--table=iceberg:birds",
        "--head=" + workplace.path("none"));
  }
}
