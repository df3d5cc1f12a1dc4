package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.store.Sha256;

/**
 * A head and a classifier that were written while settings were strings: each command still takes
 * them. They learnt from 36 squares of one colour each, through the network that is drawn here.
 */
@Tag("cluster")
final class TestHeadsOfFormat1 {
  private static final Path WRITTEN = DeployFiles.HOME.resolve("tests/src/test/resources/format-1");
  private static final String[] TRAIN = {"train", "table", "head", "--epochs=5"};

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void copy() throws IOException {
    workplace = new Workplace(folder).withPhotos("photos", 8);
    try (Stream<Path> all = Files.walk(WRITTEN)) {
      for (Path from : all.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(WRITTEN.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    }
    Ended.well(
        "new-network",
        "--architecture=vgg11",
        "--widths=1,1,1,1,1,2,2",
        "--input-shape=32x32x3",
        "--seed=1",
        "--to=" + workplace.path("network"));
  }

  /** A word without dashes is an option whose value is the place of that name, or another's. */
  private static Ended run(String... words) {
    return Ended.after(
        Stream.of(words)
            .map(word -> word.equals(words[0]) || word.startsWith("--") ? word : place(word))
            .toArray(String[]::new));
  }

  private static String place(String word) {
    String[] sides = word.split("=", 2);
    return "--%s=%s".formatted(sides[0], workplace.path(sides[sides.length - 1]));
  }

  private static String well(String... words) {
    Ended ended = run(words);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out();
  }

  private static String config(String folder) throws IOException {
    return workplace.text(folder + "/config.json");
  }

  @Test
  void trainFindsItsHeadDone() throws IOException {
    byte[] before = workplace.bytes("head/config.json");
    assertThat(well(with(TRAIN, "--workers=2"))).contains("Nothing to do: this head is trained");
    assertThat(workplace.bytes("head/config.json")).isEqualTo(before);
  }

  @Test
  void trainRefusesToWriteOverAHeadMadeOtherwise() {
    Ended ended = run(with(TRAIN, "--workers=2", "--hidden=3"));
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).contains("feature_scale=common", "hidden=3");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void assembleJoinsTheHeadAndKnowsItsClassifier() throws IOException {
    assertThat(well("assemble", "network", "head", "classifier")).startsWith("Nothing to do");
    well("assemble", "network", "head", "classifier=joined");
    assertThat(workplace.bytes("joined/model.safetensors"))
        .isEqualTo(workplace.bytes("classifier/model.safetensors"));
    assertThat(config("joined")).contains("\"decided_by\" : \"unknown\"");
  }

  @Test
  void evaluateTestsTheHeadOnItsTable() throws IOException {
    well("evaluate", "head", "table", "report");
    List<String> tested = Rows.of(workplace.path("report/predictions"), "image_id");
    assertThat(tested)
        .hasSize(7)
        .isEqualTo(
            Rows.of(workplace.path("table"), "if(split = 'test', image_id, '')").stream()
                .filter(id -> !id.equals("[]"))
                .toList());
    assertThat(workplace.text("report/report.html"))
        .contains("caffe/subsample4/resize37/crop32x32");
  }

  /** It does not say which images it learnt from. */
  @Test
  void evaluateTestsTheClassifierOnAllImagesUnlessToldItsSplit() {
    well("evaluate", "classifier", "images=photos", "report=of-all");
    assertThat(Rows.count(workplace.path("of-all/predictions"))).isEqualTo(24);
    well("evaluate", "classifier", "images=photos", "report=of-some", "--test-share=0.4");
    assertThat(Rows.count(workplace.path("of-some/predictions"))).isBetween(1L, 23L);
  }

  @Test
  void classifyAndShowAndExportTakeTheClassifier() {
    well("classify", "classifier", "images=photos", "predictions");
    assertThat(Rows.count(workplace.path("predictions"))).isEqualTo(24);
    Ended shown = Ended.well("show", workplace.path("classifier"));
    assertThat(shown.out()).contains("Head: 3 labels", "Split: not recorded");
    well("export", "from=classifier", "to=c.onnx", "--format=onnx");
    assertThat(workplace.has("c.onnx")).isTrue();
  }

  @Test
  void classifyAddsToPredictionsWithTheColumnsThatTheyHave() throws IOException {
    assertThat(Rows.of(workplace.path("old-predictions"), "label")).hasSize(2);
    well("classify", "classifier", "images=photos", "predictions=old-predictions");
    assertThat(Rows.of(workplace.path("old-predictions"), "label"))
        .hasSize(26)
        .isSubsetOf("[blue hour]", "[green, leafy]", "[red]");
    assertThat(well("classify", "classifier", "images=photos", "predictions=old-predictions"))
        .startsWith("Nothing to do: 24 of 24");
    Files.move(folder.resolve("old-predictions"), folder.resolve("old.csv.table"));
    assertThat(well("classify", "classifier", "images=photos", "predictions=old.csv"))
        .contains("Nothing to do", "old.csv (26 images, 2 of them not among those named now)");
  }

  @Test
  void finetuneSplitsAsItIsToldAndSaysSoFromThenOn() throws IOException {
    well(
        "finetune",
        "classifier",
        "images=photos",
        "output=better",
        "--unfreeze-from=head",
        "--epochs=1",
        "--keep-anyway",
        "--split-seed=9");
    assertThat(config("better")).contains("\"seed\" : 9", "\"unfrozen_from\" : \"head\"");
    Ended other =
        run("evaluate", "classifier=better", "images=photos", "report=no", "--split-seed=1");
    assertThat(other.refusal()).contains("--split-seed is 1, there it is 9");
  }

  @Test
  void aNewerFormatIsRefusedInOneLine() throws IOException {
    Path newer = folder.resolve("newer");
    Files.createDirectories(newer);
    String config = config("head").replace("\"format_version\" : 1", "\"format_version\" : 3");
    Files.writeString(newer.resolve("config.json"), config);
    String sums = workplace.text("head/SHA256SUMS");
    Files.writeString(
        newer.resolve("SHA256SUMS"),
        sums.replaceFirst(
            "[0-9a-f]{64}(?=\\s+\\*?config.json)",
            Sha256.of(Files.readAllBytes(newer.resolve("config.json")))));
    Ended ended = run("evaluate", "head=newer", "table", "report=none");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).endsWith("its format version is 3, this program knows 1 and 2");
  }
}
