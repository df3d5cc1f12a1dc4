package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/**
 * A table of two runs, the second with a new image and a changed one, with a reject and with what a
 * killed run left, as other engines read it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestForeignReaders {
  private Workplace workplace;

  @BeforeAll
  void embedTwice(@TempDir Path folder) throws IOException {
    workplace =
        new Workplace(folder)
            .withNetwork("network")
            .withPhotos("photos", 2)
            .withFile("photos/red/bad.png", "no photo");
    embed("first");
    workplace.withPhoto("photos/red/new.png", 2, 999).withPhoto("photos/red/0.png", 2, 998);
    embed("second");
    copy("table/run=first", "table/.run=killed.draft-7/leg-00001");
  }

  private void embed(String run) {
    Ended.well(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"),
        "--max-reject-ratio=0.5",
        "--run-id=" + run);
  }

  private void copy(String from, String to) throws IOException {
    Path target = Files.createDirectories(workplace.folder().resolve(to));
    for (String file : workplace.filesBelow(from)) {
      Path source = workplace.folder().resolve(file);
      Files.copy(source, target.resolve(source.getFileName()));
    }
  }

  private List<String> duckDb(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  /** Of the rows that count, as the page about tables says. */
  private List<String> ofNewest(String table, String columns) throws IOException, SQLException {
    Matcher query =
        Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL)
            .matcher(DeployFiles.text(DeployFiles.HOME.resolve("deploy/TABLES.md")));
    assertThat(query.find()).isTrue();
    String rows = query.group(1).replace("'table/", "'" + workplace.path(table) + "/");
    return duckDb("SELECT %s FROM (%s) ORDER BY 1".formatted(columns, rows));
  }

  private String files() {
    return "read_parquet('%s', hive_partitioning = true)"
        .formatted(workplace.path("table/run=*/*.parquet"));
  }

  @Test
  void hasAllRowsOfBothRunsInDuckDb() throws SQLException {
    assertThat(duckDb("SELECT count(DISTINCT uri) || ' of ' || count(*) FROM " + files()))
        .containsExactly("7 of 8");
    assertThat(duckDb("SELECT DISTINCT typeof(embedding) || ' ' || len(embedding) FROM " + files()))
        .containsExactly("FLOAT[] 8");
  }

  @Test
  void hasTheNewestRowOfEachImageInDuckDb() throws IOException, SQLException {
    assertThat(ofNewest("table", "parse_filename(uri, true) || ' ' || label || ' ' || run"))
        .containsExactly(
            "0 blue hour first",
            "0 green, leafy first",
            "0 red second",
            "1 blue hour first",
            "1 green, leafy first",
            "1 red first",
            "new red second");
  }

  @Test
  void hasTheSameRowsInSpark() throws SQLException {
    assertThat(Rows.of(workplace.path("table"), "run", "image_id"))
        .isEqualTo(
            duckDb("SELECT '[' || run || ',' || image_id || ']' FROM " + files() + " ORDER BY 1"));
  }

  @Test
  void hasTheSameRowsInDuckDbWhenRunsWereMerged() throws IOException, SQLException {
    for (String file : workplace.filesBelow("table")) {
      Path target = workplace.folder().resolve("merged/" + file.replaceFirst("table/", ""));
      Files.createDirectories(target.getParent());
      Files.copy(workplace.folder().resolve(file), target);
    }
    Ended.well("compact", "--table=" + workplace.path("merged"), "--run-id=both");
    String row = "uri || image_id || embedding::VARCHAR";
    assertThat(ofNewest("merged", row)).isEqualTo(ofNewest("table", row)).hasSize(7);
    assertThat(ofNewest("merged", "DISTINCT run")).containsExactly("both");
  }
}
