package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.split.Split;

/**
 * A split that the user made is used, and said; and where nothing is tested, nothing is claimed.
 */
@Tag("cluster")
final class TestGivenSplits {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void drawPhotos() {
    workplace = new Workplace(folder).withNetwork("network");
    draw("divided/Train", 6, 1000);
    draw("divided/val", 2, 2000);
    draw("divided/TEST", 3, 3000);
  }

  private static void draw(String place, int each, long firstSeed) {
    for (int label = 0; label < Workplace.LABELS.size(); label++) {
      for (int i = 0; i < each; i++) {
        String name = "%s/%s/%d.png".formatted(place, Workplace.LABELS.get(label), i);
        workplace.withPhoto(name, label, firstSeed + 100L * label + i);
      }
    }
  }

  private static String place(String option, String name) {
    return "--%s=%s".formatted(option, workplace.path(name));
  }

  private static Ended pipeline(String output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "pipeline", place("network", "network"), place("output", output), "--epochs=3"));
    arguments.addAll(Arrays.asList(more));
    return Ended.after(arguments.toArray(String[]::new));
  }

  private static List<String> tested(String output) {
    return Rows.of(workplace.path(output + "/report/predictions"), "uri");
  }

  private static long count(String output, Split split) {
    return Rows.imagesOf(workplace.path(output + "/table"), split).size();
  }

  private static Ended well(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }

  @Test
  void foldersNamedAfterSplitsAreSplitsAndNoClasses() throws IOException {
    well(pipeline("result", place("images", "divided")));
    assertThat(count("result", Split.TRAIN)).isEqualTo(18);
    assertThat(count("result", Split.VALIDATION)).isEqualTo(6);
    assertThat(tested("result")).hasSize(9).allMatch(uri -> uri.contains("/TEST/"));
    assertThat(workplace.text("result/head/config.json"))
        .contains("\"red\"", "\"validation_examples\" : 6.0")
        .doesNotContain("\"Train\"");
  }

  @Test
  void anotherFolderIsForTestingAlone() {
    well(
        pipeline(
            "two-roots", place("images", "divided/Train"), place("test-images", "divided/val")));
    assertThat(tested("two-roots")).hasSize(6).allMatch(uri -> uri.contains("/val/"));
    assertThat(count("two-roots", Split.TRAIN)).isEqualTo(15);
    assertThat(count("two-roots", Split.VALIDATION)).isEqualTo(3);
  }

  private static void manifest(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private static String line(String file, String split, String group) {
    String label = file.replaceAll(".*/(.*)/.*", "$1");
    return "\"divided/%s\",\"%s\",%s,%s".formatted(file, label, split, group);
  }

  @Test
  void aManifestSaysSplitsAndGroups() throws IOException {
    List<String> lines = new ArrayList<>(List.of("uri,label,split,group"));
    for (String label : Workplace.LABELS) {
      for (int i = 0; i < 6; i++) {
        lines.add(
            line("Train/%s/%d.png".formatted(label, i), i == 0 ? "Dev" : "", "burst" + i / 3));
      }
      lines.add(line("TEST/%s/0.png".formatted(label), "test", ""));
    }
    manifest("manifest.csv", lines.toArray(String[]::new));
    well(pipeline("listed", place("manifest", "manifest.csv"), "--test-share=0"));
    assertThat(tested("listed")).hasSize(3).allMatch(uri -> uri.contains("/TEST/"));
    assertThat(count("listed", Split.VALIDATION))
        .as("a burst follows its first image")
        .isEqualTo(9);
  }

  @Test
  void aSplitThatIsNoneIsRefusedByItsName() throws IOException {
    manifest("odd.csv", "uri,label,split", "divided/Train/red/0.png,red,holdout");
    Ended ended = pipeline("odd", place("manifest", "odd.csv"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .contains("its column split says 'holdout'", "train, validation (val, valid, dev) or test");
  }

  @Test
  void foldersOfASplitBesideAnotherAreNoClasses() {
    for (String split : List.of("train", "eval", "test")) {
      draw("half-divided/" + split, 2, 77);
    }
    Ended ended = pipeline("half", place("images", "half-divided"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .contains("the folders test, train have classes in them", "beside them lies eval");
    assertThat(workplace.has("half/table")).isFalse();
  }

  /** The class would be 'red', as of others. */
  @Test
  void aValueWithACommaAndNoQuotesIsRefusedWithItsLine() throws IOException {
    manifest(
        "wild.csv",
        "uri,label",
        "divided/Train/red/0.png,red, wild",
        "divided/Train/red/1.png,red,,");
    Ended ended = pipeline("wild", place("manifest", "wild.csv"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .contains(
            "the line 'divided/Train/red/0.png,red, wild' has 3 values, the header has 2 (put quotes");
  }

  @Test
  void trainsWithoutTestingWhereThatIsWantedAndSaysSo() {
    Ended ended = well(pipeline("untested", place("images", "divided/Train"), "--test-share=0"));
    assertThat(ended.out())
        .contains("Nothing was tested: no image was for testing", "Classifier: ")
        .doesNotContain("Accuracy");
    assertThat(workplace.has("untested/classifier/model.safetensors")).isTrue();
    assertThat(workplace.has("untested/report")).isFalse();
  }

  @Test
  void failsWhereABarIsSetAndNothingIsTested() {
    Ended ended =
        pipeline(
            "barred", place("images", "divided/Train"), "--test-share=0", "--min-accuracy=0.1");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal()).contains("no image was for testing, --min-accuracy is 0.100");
  }

  @Test
  void equalBytesInTwoClassesAreCountedNamedAndRefusedAboveABar() throws IOException {
    Path wrong = folder.resolve("twice/red/again.png");
    workplace.withPhotos("twice", 4);
    Files.copy(folder.resolve("twice/green, leafy/1.png"), wrong);
    Ended ended = pipeline("torn", place("images", "twice"));
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal()).contains("2 of 13 labelled files have the same bytes");
    well(pipeline("torn", place("images", "twice"), "--max-contradiction-ratio=0.2"));
    assertThat(workplace.text("torn/run-report.json"))
        .contains("\"files_in_two_classes\" : 2", "(green, leafy)", "again.png (red)");
  }

  /** Accuracy on its own test images is that of the pipeline, whoever asks. */
  @Test
  void aClassifierIsTestedOnTheTestImagesAmongAllThatItIsGiven() throws IOException {
    well(pipeline("again", place("images", "divided")));
    Ended.well(
        "evaluate",
        place("classifier", "again/classifier"),
        place("images", "divided"),
        place("report", "by-images"));
    assertThat(Rows.of(workplace.path("by-images/predictions"), "uri")).isEqualTo(tested("again"));
    assertThat(workplace.text("by-images/report.html")).contains("<h2>Seen before?</h2>");
    assertThat(workplace.text("by-images/metrics.json"))
        .contains("\"given_seen_in_training\" : 18", "\"tested_seen_before\" : 0");
    Ended.well(
        "evaluate",
        place("classifier", "again/classifier"),
        place("images", "divided"),
        place("report", "validated"),
        "--split=validation");
    assertThat(Rows.of(workplace.path("validated/predictions"), "uri"))
        .hasSize(6)
        .allMatch(uri -> uri.contains("/val/"));
  }
}
