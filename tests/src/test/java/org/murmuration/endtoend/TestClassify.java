package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;

/** Predictions that grow with their images, a run at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestClassify {
  private static final String[] COLUMNS = {
    "image_id",
    "uri",
    "predicted_label",
    "probability",
    "top",
    "true_label",
    "file_length",
    "file_time",
    "run"
  };

  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void makeTwoClassifiers(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 4);
    session = SharedSession.with(Map.of());
    session.run(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"));
    for (String seed : List.of("1", "2")) {
      session.run(
          "train",
          "--table=" + workplace.path("table"),
          "--head=" + workplace.path("head-" + seed),
          "--epochs=1",
          "--seed=" + seed);
      session.run(
          "assemble",
          "--network=" + workplace.path("network"),
          "--head=" + workplace.path("head-" + seed),
          "--classifier=" + workplace.path("classifier-" + seed));
    }
  }

  @AfterAll
  void stopSession() {
    session.close();
  }

  private JobResult classify(String images, String predictions, String... more) throws IOException {
    return classifyBy("classifier-1", images, predictions, more);
  }

  private JobResult classifyBy(String classifier, String images, String predictions, String... more)
      throws IOException {
    return session.run(
        Stream.concat(
                Stream.of(
                    "classify",
                    "--classifier=" + workplace.path(classifier),
                    "--images=" + workplace.path(images),
                    "--predictions=" + workplace.path(predictions)),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Failure failure(String images, String predictions, String... more) {
    return Failure.of(catchThrowable(() -> classify(images, predictions, more)));
  }

  /** As any program reads them. */
  private List<Row> rows(String predictions) {
    return session.spark().read().parquet(workplace.path(predictions)).collectAsList();
  }

  @Test
  void namesEachImageOnceAndNewOnesLater() throws IOException {
    workplace.withPhotos("grow", 3).withFile("grow/red/bad.png", "no photo");
    JobResult first = classify("grow", "grown", "--run-id=one", "--top=2");
    assertThat(first.facts())
        .containsEntry("images_listed", 10L)
        .containsEntry("images_classified", 9L)
        .containsEntry("images_classified_before", 0L)
        .containsEntry("images_rejected", 1L)
        .containsEntry("legs", 1L);
    assertThat(first.summary())
        .hasSize(14)
        .contains("Could not be used: red/bad.png (NOT_AN_IMAGE)")
        .anyMatch(
            line ->
                line.matches(
                    "green, leafy/0.png +(blue hour|green, leafy|red) +\\d+.\\d % +.+ \\(\\d+.\\d %\\)"));
    assertThat(rows("grown")).hasSize(9);
    assertThat(rows("grown").get(0).schema().fieldNames()).containsExactly(COLUMNS);

    List<String> files = workplace.filesBelow("grown");
    JobResult again = classify("grow", "grown", "--run-id=two", "--top=2");
    assertThat(again.summary().get(0))
        .isEqualTo(
            "Nothing to do: 9 of 10 images have a prediction already, 1 could not be used {NOT_AN_IMAGE=1}");
    assertThat(workplace.filesBelow("grown")).isEqualTo(files);

    workplace.withPhoto("grow/red/new.png", 2, 999).withPhoto("grow/red/0.png", 2, 4242);
    Files.setLastModifiedTime(
        Path.of(workplace.path("grow/red/0.png")), FileTime.fromMillis(2_000_000_000_000L));
    Path dead = Files.createDirectories(Path.of(workplace.path("grown/.run=dead.draft-7")));
    Files.setLastModifiedTime(dead, FileTime.fromMillis(1_000_000_000_000L));
    JobResult third = classify("grow", "grown", "--run-id=three", "--top=2");
    assertThat(third.facts())
        .containsEntry("images_listed", 11L)
        .containsEntry("images_classified", 2L)
        .containsEntry("images_classified_before", 8L);
    assertThat(rows("grown"))
        .as("the row of the changed file is still there for who reads all runs")
        .hasSize(11)
        .filteredOn(row -> row.getAs("run").equals("three"))
        .hasSize(2);
    assertThat(dead).as("what a command left that died long ago").doesNotExist();
    Files.createDirectory(Path.of(workplace.path("grown/_lease.json")));
    assertThat(classify("grow", "grown", "--top=2").facts())
        .as("without a lease, which nobody could take here")
        .containsEntry("images_classified", 0L);
  }

  @Test
  void refusesAnotherClassifierAndOtherSettingsInTheSameFolder() throws IOException {
    classify("photos", "named", "--top=2");
    List<String> files = workplace.filesBelow("named");
    Failure top = failure("photos", "named", "--top=3");
    assertThat(top.code()).as(top.line()).isEqualTo(ExitCode.CONFLICT);
    assertThat(top.line()).contains("number of labels is 2, this run has 3");
    Failure other =
        Failure.of(catchThrowable(() -> classifyBy("classifier-2", "photos", "named", "--top=2")));
    assertThat(other.code()).as(other.line()).isEqualTo(ExitCode.CONFLICT);
    assertThat(other.line())
        .containsPattern("classifier is [0-9a-f]{64}, this run has [0-9a-f]{64}");
    assertThat(workplace.filesBelow("named")).isEqualTo(files);
  }

  @Test
  void neverMixesWithWhatItDidNotMake() throws IOException {
    workplace
        .withFile("flat/part-00000.snappy.parquet", "of an older program")
        .withFile("flat/_SUCCESS", "");
    for (String folder : List.of("flat", "table", "photos", "classifier-2")) {
      List<String> files = workplace.filesBelow(folder);
      Failure failure = failure("photos", folder);
      assertThat(failure.code()).as(failure.line()).isEqualTo(ExitCode.CONFLICT);
      assertThat(failure.line()).contains("it exists already");
      assertThat(workplace.filesBelow(folder)).isEqualTo(files);
    }
    Failure train =
        Failure.of(
            catchThrowable(
                () -> {
                  classify("photos", "for-train");
                  session.run(
                      "train",
                      "--table=" + workplace.path("for-train"),
                      "--head=" + workplace.path("no-head"));
                }));
    assertThat(train.code()).as(train.line()).isEqualTo(ExitCode.INPUT);
    assertThat(train.line()).contains("is the contract of a table of predictions");
  }

  @Test
  void nothingThatCanBeUsedIsExitCode4NowAndAgain() throws IOException {
    workplace.withFile("broken/red/a.png", "no photo").withFile("broken/red/b.png", "");
    for (String run : List.of("one", "two")) {
      Failure failure = failure("broken", "nothing", "--run-id=" + run);
      assertThat(failure.code()).as(failure.line()).isEqualTo(ExitCode.INPUT);
      assertThat(failure.line()).contains("none of the files in", "(first: ");
    }
    workplace.withPhoto("broken/red/c.png", 2, 1);
    assertThat(classify("broken", "nothing").facts())
        .containsEntry("images_classified", 1L)
        .containsEntry("images_rejected", 2L);
  }

  @Test
  void givesTheSameInSeveralLegsAsInOne() throws IOException {
    workplace.withPhotos("many", 14);
    classify("many", "in-one");
    JobResult legs = classify("many", "in-legs", "--commit-every=16", "--batch-size=16");
    assertThat(legs.facts()).containsEntry("legs", 3L).containsEntry("images_classified", 42L);
    assertThat(texts("in-legs")).hasSize(42).isEqualTo(texts("in-one"));
  }

  @Test
  void tellsOfTheImagesThatAreNamedNow() throws IOException {
    workplace.withPhotos("now", 17).withPhotos("other", 1).withFile("now/red/bad.png", "no photo");
    JobResult all = classify("now", "told", "--images=" + workplace.path("other"));
    assertThat(counted(all)).as("one by one up to 50").isEqualTo(54);
    assertThat(classify("other", "told").summary()).hasSize(1 + 2 + 3 + 1);
    assertThat(counted(classify("now", "told"))).isEqualTo(51);
    assertThat(classify("now", "told", "--min-confidence=1").summary().subList(1, 3))
        .containsExactly("By label: none", "Unsure, with a confidence below 1.0: 51 of 51 images");
  }

  @Test
  void takesImagesOneByOneAndListsWithoutLabels() throws IOException {
    workplace
        .withPhotos("apart", 2)
        .withFile("list.csv", "uri\napart/red/0.png\n\"apart/green, leafy/1.png\"\n")
        .withFile("apart/notes.txt", "no photo");
    String one = workplace.path("apart/red/1.png");
    assertThat(classify("apart/red/0.png", "by-one", "--images=" + one).summary())
        .hasSize(1 + 2 + 2 + 1);
    JobResult again =
        classify("apart/blue hour", "by-one", "--images", one, workplace.path("apart/notes.txt"));
    assertThat(again.facts())
        .containsEntry("images_listed", 3L)
        .containsEntry("images_classified", 2L);
    assertThat(
            session
                .run(
                    "classify",
                    "--classifier=" + workplace.path("classifier-1"),
                    "--manifest=" + workplace.path("list.csv"),
                    "--predictions=" + workplace.path("by-one"))
                .facts())
        .as("the same file has the same row, however it was named")
        .containsEntry("images_listed", 2L)
        .containsEntry("images_classified", 1L);
    Failure missing = failure("apart/red/0.png", "by-one", "--images=/no/a.png", "--images=/no/b");
    assertThat(missing.code()).isEqualTo(ExitCode.INPUT);
    assertThat(missing.line())
        .isEqualTo(
            "Cannot read images: there is no file or folder file:/no/a.png, nor are there 1 others that were named");
    assertThat(failure("list.csv", "by-one").line())
        .endsWith("passed over 1 sidecar (.csv) (a list of images is for --manifest)");
    assertThat(failure("apart/red", "by-one", "--images=" + one).line())
        .contains("would be there twice");
  }

  @Test
  void takesMorePlacesThanTheDriverAsksFor() throws IOException {
    workplace.withPhotos("lot", 14);
    String[] images =
        workplace.filesBelow("lot").stream()
            .map(file -> "--images=" + workplace.path(file))
            .toArray(String[]::new);
    assertThat(classify("photos", "of-lot", images).facts())
        .containsEntry("images_listed", 12L + 42);
  }

  private static long counted(JobResult result) {
    String line = result.summary().get(1);
    assertThat(line).startsWith("By label: ");
    return Pattern.compile(" (\\d+)(,|$)")
        .matcher(line)
        .results()
        .mapToLong(count -> Long.parseLong(count.group(1)))
        .sum();
  }

  private List<String> texts(String predictions) {
    return session
        .spark()
        .read()
        .parquet(workplace.path(predictions))
        .drop("run")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
