package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.storage.Storage;

/** The search for the best head on embeddings that are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestTune {
  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void embed(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    session = SharedSession.with(Map.of());
    embed("table", "--cut=fc2,fc1", "--validation-share=0.3");
    embed("unwatched", "--cut=fc2", "--validation-share=0");
  }

  private void embed(String table, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "embed",
                "--network=" + workplace.path("network"),
                "--images=" + workplace.path("photos"),
                "--table=" + workplace.path(table)));
    arguments.addAll(List.of(more));
    session.run(arguments.toArray(String[]::new));
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private List<String> tune(String table, String output, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "tune",
                "--table=" + workplace.path(table),
                "--output=" + workplace.path(output),
                "--learning-rates=0.000001,0.5",
                "--l2s=0.0001",
                "--epochs=8"));
    arguments.addAll(List.of(more));
    return session.run(arguments.toArray(String[]::new)).summary();
  }

  @Test
  void findsTheBestOnValidationTrainsItAgainAndTestsIt() throws IOException {
    List<String> said = tune("table", "tuned", "--cuts=fc2,fc1", "--at-once=2", "--folds=1");
    List<String> lines = workplace.text("tuned/leaderboard.csv").lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("rank,cut,hidden,learning_rate,l2,epochs,");
    // With next to no learning rate nothing is learnt.
    assertThat(lines.get(1)).startsWith("1,").contains(",none,0.5,");
    assertThat(lines.get(4)).startsWith("4,").contains(",none,1.0E-6,");
    assertThat(lines.get(0)).endsWith(",validation_accuracy_standard_error");
    assertThat(said).startsWith("On the validation split:");
    assertThat(said.get(1)).startsWith("rank  accuracy    loss  epochs  cut");
    String cut = lines.get(1).split(",", -1)[1];
    assertThat(said.get(2)).startsWith("   1 ").contains("  " + cut + "  none    0.5 ");
    assertThat(workplace.text("tuned/head/config.json"))
        .contains("\"cut\" : \"" + cut + "\"")
        .contains("\"validation_examples\" : 0")
        .contains("\"splits\" : [ \"train\", \"validation\" ]");
    assertCountsAgree("tuned/report");
  }

  /** Validation images are to learn from by then, in total and by label. */
  private void assertCountsAgree(String report) throws IOException {
    JsonNode metrics = new ObjectMapper().readTree(workplace.bytes(report + "/metrics.json"));
    for (String count : List.of("train_examples", "validation_examples", "test_examples")) {
      long byLabel =
          metrics.properties().stream()
              .filter(metric -> metric.getKey().startsWith(count + "."))
              .mapToLong(metric -> metric.getValue().asLong())
              .sum();
      assertThat(byLabel).as(count).isEqualTo(metrics.get(count).asLong());
    }
    assertThat(metrics.get("validation_examples").asLong()).isZero();
    assertThat(workplace.text(report + "/report.html")).doesNotContain("has other images now");
  }

  @Test
  void itsTestGoesOnTheCardOfTheClassifier() throws IOException {
    tune("table", "carded", "--folds=1");
    tune("table", "other", "--folds=1", "--seed=2");
    assemble("carded", "--report=" + workplace.path("carded/report"));
    String accuracy =
        new ObjectMapper()
            .readTree(workplace.bytes("carded/report/metrics.json"))
            .get("accuracy")
            .asText();
    assertThat(workplace.text("carded/classifier/config.json"))
        .contains("\"test_accuracy\" : " + accuracy, "\"test_accuracy_low\"");
    assertThat(workplace.text("carded/classifier/README.md"))
        .containsPattern("test accuracy \\| [01]\\.\\d{4} \\(95 % interval .* on 6 images");
    assertThatThrownBy(() -> assemble("other", "--report=" + workplace.path("carded/report")))
        .hasMessageStartingWith("Cannot take the test in ")
        .hasMessageContaining(" it tested head ");
    assertThat(workplace.has("other/classifier")).isFalse();
  }

  private void assemble(String tuned, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "assemble",
                "--network=" + workplace.path("network"),
                "--head=" + workplace.path(tuned + "/head"),
                "--classifier=" + workplace.path(tuned + "/classifier")));
    arguments.addAll(List.of(more));
    session.run(arguments.toArray(String[]::new));
  }

  /**
   * Labels of test rows are wrong in one of two tables: only the test may tell. By their third
   * number, test rows are like rows for validation, and unlike all others.
   */
  @Test
  void choosesWithoutALookAtTheTestSplit() throws IOException {
    String rows =
        "SELECT IF(%s, 'even', 'odd') AS kind, array(IF(id %% 2 = 0, 1D, -1D), sin(id), IF(id %% 5 < 2, 4D, 0D))"
            + " AS f,"
            + " CASE WHEN id %% 5 = 0 THEN 'test' WHEN id %% 5 = 1 THEN 'validation'"
            + " ELSE 'train' END AS split FROM range(100)";
    session.spark().sql(rows.formatted("id % 2 = 0")).write().parquet(workplace.path("right"));
    session
        .spark()
        .sql(rows.formatted("(id % 2 = 0) != (id % 5 = 0)"))
        .write()
        .parquet(workplace.path("wrong"));
    String[] search = {
      "--features=f", "--label=kind", "--trials=3", "--hiddens=none,4", "--metric=loss", "--folds=2"
    };
    tune("right", "of-right", search);
    tune("wrong", "of-wrong", search);
    assertThat(workplace.text("of-wrong/leaderboard.csv"))
        .isEqualTo(workplace.text("of-right/leaderboard.csv"))
        .contains(",none,", ",4,");
    assertThat(workplace.text("of-right/report/metrics.json")).contains("\"accuracy\" : 1,");
    assertThat(workplace.text("of-wrong/report/metrics.json")).contains("\"accuracy\" : 0,");
    assertThat(workplace.text("of-right/head/config.json")).contains("\"train_examples\" : 80");
    assertThat(workplace.text("of-right/report/metrics.json")).contains("near_duplicates\" : 20,");
    assertCountsAgree("of-right/report");
    assertThat(workplace.filesBelow("of-right"))
        .filteredOn(file -> file.endsWith("metrics.json"))
        .containsExactly("of-right/report/metrics.json");
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    tune("table", "again", "--folds=1");
    byte[] first = workplace.bytes("again/head/head.safetensors");
    tune("table", "again", "--folds=1", "--learning-rates=0.000001,0.5,0.25");
    assertThat(workplace.text("again/leaderboard.csv").lines()).hasSize(4);
    assertThat(workplace.bytes("again/head/head.safetensors")).isEqualTo(first);
  }

  /** 36 photos: some ten of them for validation, which cannot tell one setting from another. */
  @Test
  void comparesOnFoldsWhereTheValidationSplitIsSmall() throws IOException {
    List<String> said = tune("unwatched", "folded", "--at-once=2");
    assertThat(said)
        .startsWith("On 5 folds of training and validation split, each held back once:");
    List<String> cells =
        List.of(workplace.text("folded/leaderboard.csv").lines().toList().get(1).split(","));
    long images = images("folded/head/config.json");
    assertThat(cells.get(3)).isEqualTo("0.5");
    assertThat(cells.get(9)).isEqualTo("5");
    assertThat(cells.get(10)).as("each image was held back once").isEqualTo("" + images);
    double accuracy = Double.parseDouble(cells.get(8));
    WilsonInterval interval = WilsonInterval.ofShare(accuracy, images);
    assertThat(cells.subList(11, 13)).containsExactly("" + interval.low(), "" + interval.high());
    assertThat(Storage.of(session.spark()).names(workplace.path("folded/candidates")))
        .hasSize(10)
        .contains("rate-0.5-l2-1.0E-4-fold-1-of-5", "rate-0.5-l2-1.0E-4-fold-5-of-5");
    byte[] leaderboard = workplace.bytes("folded/leaderboard.csv");
    Files.delete(Path.of(workplace.path("folded/leaderboard.csv")));
    Storage.of(session.spark())
        .delete(workplace.path("folded/candidates/rate-0.5-l2-1.0E-4-fold-3-of-5"));
    tune("unwatched", "folded");
    assertThat(workplace.bytes("folded/leaderboard.csv")).isEqualTo(leaderboard);
  }

  private long images(String config) throws IOException {
    return new ObjectMapper()
        .readTree(workplace.bytes(config))
        .at("/metrics/train_examples")
        .asLong();
  }

  @Test
  void refusesATableWithNothingToCompareOn() {
    assertThatThrownBy(() -> tune("unwatched", "refused", "--folds=1"))
        .hasMessageStartingWith("Cannot tune: the validation split of ")
        .hasMessageEndingWith(
            " has no labelled example (raise --validation-share, which a column split of the table overrides, or use --folds)");
    assertThat(workplace.has("refused")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--metric=f1          | Cannot run tune: invalid value for option '--metric': ",
        "--learning-rates=    | Cannot run tune: invalid value for option '--learning-rates' ",
        "--hiddens=0          | Cannot use --hiddens '0': ",
        "--learning-rates=0.5 | Cannot tune: there is 1 candidate, rate-0.5-l2-1.0E-4 (name several ",
      })
  void refusesWrongUseInOneLine(String option, String start) {
    Ended ended =
        Ended.after(
            "tune", "--table=t", "--output=" + workplace.path("misused"), "--l2s=0.0001", option);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal()).startsWith(start);
  }
}
