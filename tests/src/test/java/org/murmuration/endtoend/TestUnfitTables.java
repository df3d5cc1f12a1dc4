package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;

/** Tables that a head cannot learn from, or not be tested on: why, in a line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestUnfitTables {
  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void trainAHead(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder);
    session = SharedSession.with(Map.of());
    write(
        "good",
        "IF(id % 2 = 0, 'even', 'odd')",
        "array(id % 2, sin(id))",
        "IF(id < 9, 'test', 'train')");
    write("untested", "IF(id % 2 = 0, 'even', 'odd')", "array(id % 2, sin(id))", "'train'");
    write("untrained", "IF(id % 2 = 0, 'even', 'odd')", "array(id % 2, sin(id))", "'test'");
    write("stranger", "IF(id % 2 = 0, 'even', '=cmd()')", "array(id % 2, sin(id))", "'test'");
    write("wider", "IF(id % 2 = 0, 'even', 'odd')", "array(id % 2, sin(id), 1)", "'test'");
    session.run(command("train", "good", "--head=" + workplace.path("head"), "--epochs=2"));
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private void write(String name, String label, String features, String split) {
    String query =
        "SELECT %s AS label, %s AS features, %s AS others, %s AS split FROM range(40)"
            .formatted(label, features, features, split);
    session.spark().sql(query).write().parquet(workplace.path(name));
  }

  private String[] command(String command, String table, String... more) {
    List<String> always = List.of(command, "--table=" + workplace.path(table), "--label=label");
    Stream<String> features =
        Stream.of(more).anyMatch(option -> option.startsWith("--features"))
            ? Stream.of()
            : Stream.of("--features=features");
    return Stream.of(always.stream(), features, Stream.of(more))
        .flatMap(all -> all)
        .toArray(String[]::new);
  }

  /** Neither leaves anything behind. */
  private void assertRefused(String line, String command, String table, String... more) {
    assertThatThrownBy(() -> session.run(command(command, table, more)))
        .hasStackTraceContaining(line);
    assertThat(workplace.has("new")).isFalse();
  }

  private void assertNotEvaluated(String line, String table, String... more) {
    String[] options =
        Stream.concat(
                Stream.of("--head=" + workplace.path("head"), "--report=" + workplace.path("new")),
                Stream.of(more))
            .toArray(String[]::new);
    assertRefused(line, "evaluate", table, options);
  }

  @Test
  void withoutASplitThatIsNeeded() {
    String head = "--head=" + workplace.path("new");
    assertNotEvaluated("Cannot evaluate: the test split of ", "untested");
    assertRefused(
        "Cannot train: the table has no labelled example in its", "train", "untrained", head);
    assertRefused(
        "Cannot stop early: the validation split of ", "train", "good", head, "--patience=2");
  }

  @Test
  void withALabelThatTheHeadNeverSaw() {
    assertNotEvaluated("Cannot find label '=cmd()': the known labels are even, odd", "stranger");
  }

  @Test
  void withOtherFeatures() {
    assertNotEvaluated("it reads 2 features, the table holds 3", "wider");
    assertNotEvaluated(
        "the table holds those of network none cut at others", "good", "--features=others");
  }
}
