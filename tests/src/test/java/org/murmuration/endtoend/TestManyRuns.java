package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.CountingFileSystem;
import org.murmuration.fixture.FilledTable;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;

/** What a table of many small runs costs, in questions to storage, as seconds are the machine's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestManyRuns {
  private static final int RUNS = 101;
  private static final int ROWS = 20;

  /**
   * For a run of one file: what it is, and Spark's own to find its newest rows and to read them.
   */
  private static final int MOST_OF_A_RUN = 11;

  /** The same, and for images in several classes. */
  private static final int MOST_OF_NOTHING = 16;

  private Workplace workplace;
  private SharedSession session;
  private CountingFileSystem files;
  private Storage storage;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("few", 1);
    session =
        SharedSession.with(
            Map.of(
                "spark.master",
                "local[2]",
                CountingFileSystem.SETTING,
                CountingFileSystem.class.getName(),
                "spark.hadoop.murmuration.schemes",
                "file,counting"));
    files = CountingFileSystem.shared(session.spark().sparkContext().hadoopConfiguration());
    storage = Storage.of(session.spark());
    for (int i = 0; i < RUNS * ROWS; i++) {
      workplace.withFile("photos/red/%04d.png".formatted(i), "no photo that anybody looks at");
    }
    fill("many", ROWS);
    fill("one", RUNS * ROWS);
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private String table(String name) {
    return CountingFileSystem.path(Path.of(workplace.path(name)));
  }

  private EmbeddingTable open(String name) throws IOException {
    return new EmbeddingTable(session.spark(), storage, table(name));
  }

  private void fill(String name, int rowsEach) throws IOException {
    session.run(embed(name, "few"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < RUNS * ROWS; i++) {
      files.add(Path.of(workplace.path("photos/red/%04d.png".formatted(i))));
    }
    new FilledTable(storage, open(name)).fill(files, rowsEach);
  }

  private String[] embed(String name, String photos) {
    return new String[] {
      "embed",
      "--network=" + workplace.path("network"),
      "--images=" + workplace.path(photos),
      "--table=" + table(name)
    };
  }

  /** Does something, and says what storage was asked for it. */
  private long requests(Action action) throws IOException {
    long before = files.requests();
    action.run();
    return files.requests() - before;
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  private long requestsOfNothing(String name) throws IOException {
    return requests(
        () ->
            assertThat(session.run(embed(name, "photos")).summary().get(0))
                .startsWith("Nothing to do: all %d images".formatted(RUNS * ROWS)));
  }

  private long requestsOfReading(String name) throws IOException {
    return requests(() -> assertThat(open(name).rows().collectAsList()).hasSize(RUNS * ROWS));
  }

  private long requestsOfOpening(String name) throws IOException {
    return requests(() -> open(name).folders().opened());
  }

  @Test
  void areKnownByTwoQuestionsEachAndCostNoMoreThanOneOnceTheyAreMerged() throws IOException {
    long opening = requestsOfOpening("one");
    long reading = requestsOfReading("one");
    long nothing = requestsOfNothing("one");
    assertThat(requestsOfOpening("many") - opening).isLessThanOrEqualTo(2 * RUNS);
    assertThat(requestsOfReading("many") - reading).isLessThanOrEqualTo(MOST_OF_A_RUN * RUNS);
    assertThat(requestsOfNothing("many") - nothing).isLessThanOrEqualTo(MOST_OF_NOTHING * RUNS);
    session.run("compact", "--table=" + table("many"), "--keep-replaced=0s");
    assertThat(requestsOfReading("many")).isLessThanOrEqualTo(2 * reading);
    assertThat(requestsOfNothing("many")).isLessThanOrEqualTo(2 * nothing);
  }
}
