package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.split.Split;

/** A split that is not the usual one, all the way from the table to what is tested last. */
@Tag("cluster")
final class TestInheritedSplit {
  private static final String SEED_9 = "seed 9, validation 0.1, test 0.25 of each label";

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void goTheWholeWay() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 16);
    embed("table", "--split-seed=9", "--test-share=0.25");
    embed("usual");
    Ended.well("train", path("table"), path("head"), "--epochs=10");
    Ended.well("assemble", path("network"), path("head"), path("classifier"));
    Ended.well(
        "finetune",
        path("classifier"),
        path("images=photos"),
        path("output=better"),
        path("work=work"),
        "--unfreeze-from=head",
        "--epochs=1",
        "--keep-anyway");
    Ended.well("evaluate", path("classifier"), path("images=photos"), path("report"));
  }

  private static void embed(String table, String... split) {
    List<String> arguments =
        new ArrayList<>(
            List.of("embed", path("network"), path("images=photos"), path("table=" + table)));
    arguments.addAll(Arrays.asList(split));
    Ended.well(arguments.toArray(String[]::new));
  }

  /** An option whose value is a place, which has the same name unless another is given. */
  private static String path(String option) {
    String[] sides = option.split("=", 2);
    return "--%s=%s".formatted(sides[0], workplace.path(sides[sides.length - 1]));
  }

  /** Hashes of their bytes. */
  private static List<String> images(String table, String split) {
    return Rows.imagesOf(workplace.path(table), Split.valueOf(split.toUpperCase(Locale.ROOT)));
  }

  private static List<String> tested(String report) {
    return Rows.of(workplace.path(report + "/predictions"), "image_id").stream()
        .map(row -> row.substring(1, row.length() - 1))
        .toList();
  }

  @Test
  void fineTuningLearnsFromNoImageThatTheHeadIsTestedOn() {
    assertThat(images("table", "test")).hasSizeBetween(4, 24);
    assertThat(images("work/activations", "train"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(images("table", "test"))
        .isEqualTo(images("table", "train"));
    assertThat(images("work/activations", "validation")).isEqualTo(images("table", "validation"));
  }

  @Test
  void aClassifierIsTestedOnNoImageThatItLearntFrom() {
    assertThat(tested("report"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(images("table", "train"))
        .isEqualTo(images("table", "test"));
    assertThat(Rows.count(workplace.path("report/predictions")))
        .isEqualTo(images("table", "test").size());
  }

  /** Before and after, and whoever asks later. */
  @Test
  void aFineTunedClassifierIsTestedOnTheSameImages() throws IOException {
    assertThat(tested("better.report")).isEqualTo(images("table", "test"));
    assertThat(workplace.text("better/config.json"))
        .contains("\"test_accuracy\"", "\"test_accuracy_before\"", "\"test_examples\" : 12.0");
    Ended.well(
        "evaluate", path("classifier=better"), path("images=photos"), path("report=of-better"));
    assertThat(tested("of-better")).isEqualTo(images("table", "test"));
    assertThat(accuracy("of-better")).isEqualTo(accuracy("better.report"));
    assertThat(accuracy("report")).isEqualTo(before());
  }

  private static double accuracy(String report) throws IOException {
    return metrics(report + "/metrics.json").get("accuracy").asDouble();
  }

  private static double before() throws IOException {
    return metrics("better/config.json").at("/head/metrics/test_accuracy_before").asDouble();
  }

  private static JsonNode metrics(String file) throws IOException {
    return new ObjectMapper().readTree(workplace.bytes(file));
  }

  @Test
  void aHeadIsTestedOnNoImageThatItLearntFromWhicheverTableItMeets() {
    Ended.well("evaluate", path("head"), path("table=usual"), path("report=on-usual"));
    assertThat(images("usual", "test")).isNotEqualTo(images("table", "test"));
    assertThat(tested("on-usual")).isEqualTo(images("table", "test"));
  }

  @Test
  void imagesThatAClassifierNeverSawAreAllForTesting() {
    String[] all = {"evaluate", path("classifier"), path("images=photos"), path("report=all")};
    Ended.well(with(all, "--split=all"));
    assertThat(Rows.count(workplace.path("all/predictions"))).isEqualTo(48);
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> both = new ArrayList<>(Arrays.asList(arguments));
    both.addAll(Arrays.asList(more));
    return both.toArray(String[]::new);
  }

  @Test
  void isSaidByAllThatCarryIt() throws IOException {
    for (String file :
        List.of("head/config.json", "classifier/config.json", "better/config.json")) {
      assertThat(workplace.text(file)).contains("\"seed\" : 9", "\"test_share\" : 0.25");
    }
    assertThat(workplace.text("classifier/README.md")).contains("| split | " + SEED_9 + " |");
    assertThat(workplace.text("report/report.html")).contains(SEED_9);
    assertThat(Ended.well("show", workplace.path("better")).out()).contains("Split: " + SEED_9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluate --classifier=classifier --images=photos --report=no | classifier classifier",
        "evaluate --head=head --table=table --report=no | head head",
        "finetune --classifier=classifier --images=photos --output=no --unfreeze-from=head |"
            + " classifier classifier",
        "tune --table=table --output=searched | table file:table",
        "train --table=table --head=no | table file:table",
      })
  void anotherOneIsRefusedWithBothValues(String line, String whose) {
    String[] arguments =
        Arrays.stream(line.split(" "))
            .map(
                word ->
                    word.matches("--(un.*)") ? word : word.replaceFirst("=", "=" + folder + "/"))
            .toArray(String[]::new);
    Ended ended = Ended.after(with(arguments, "--split-seed=1", "--test-share=0.2"));
    assertThat(ended.refusal().replace(folder + "/", ""))
        .isEqualTo(
            "Cannot split otherwise than the %s: --split-seed is 1, there it is 9; --test-share is"
                + " 0.2, there it is 0.25 (leave these options out, or images that were learnt from"
                + " are tested on)",
            whose);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(List.of("no", "searched/candidates", "searched/head")).noneMatch(workplace::has);
  }

  @Test
  void theSameOneMayBeGiven() {
    Ended.well(
        "evaluate",
        path("head"),
        path("table"),
        path("report=same"),
        "--split-seed=9",
        "--test-share=0.25");
  }
}
