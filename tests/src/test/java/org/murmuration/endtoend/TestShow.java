package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** Networks and classifiers, looked at through the command line. */
@Tag("cluster")
final class TestShow {
  /** The input, 8 convolutions, 7 of them and 2 dense layers with a ReLU, and so on. */
  private static final int VGG11_LAYERS = 1 + 2 * 8 + 5 + 1 + 2 * 3 + 2;

  /** A table has a line of titles and one of totals. */
  private static final int TITLES_AND_TOTALS = 2;

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void prepare() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 6);
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=2");
  }

  private static Ended show(String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of("show", workplace.path(name)));
    arguments.addAll(List.of(options));
    return Ended.after(arguments.toArray(String[]::new));
  }

  private static List<String> shown(String name, String... options) {
    Ended ended = show(name, options);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out().lines().toList();
  }

  @Test
  void aNetworkHasALineARowALayerAndItsSource() {
    List<String> lines = shown("network");
    assertThat(lines.get(0))
        .isEqualTo("(?, 32, 32, 3) -> [... %d layers ...] -> (?, 1000)".formatted(VGG11_LAYERS));
    assertThat(lines).hasSize(1 + VGG11_LAYERS + TITLES_AND_TOTALS + 3);
    assertThat(lines.subList(lines.size() - 3, lines.size()))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("Weights: random (seed 1), NOT pre-trained"),
            line -> assertThat(line).isEqualTo("Preset: caffe"),
            line -> assertThat(line).matches("Fingerprint: [0-9a-f]{64}"));
    assertThat(lines).noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void aClassifierEndsWithItsHead() {
    List<String> lines = shown("result/classifier");
    int layers = VGG11_LAYERS - 3 + 2;
    assertThat(lines.get(0))
        .isEqualTo("(?, 32, 32, 3) -> [... %d layers ...] -> (?, 3)".formatted(layers));
    assertThat(lines.get(layers)).startsWith("head ").contains(" dense ", " (?, 3) ", " 27 ");
    assertThat(lines.get(layers + 1)).startsWith("head_softmax ");
    assertThat(lines)
        .contains("Cut: at fc2", "Embedding: 8 floats", "Head: 3 labels")
        .contains("Weights: random (seed 1), NOT pre-trained");
  }

  @Test
  void aCutMarksWhatItLeavesOut() {
    List<String> lines = shown("network", "--cut=fc2");
    int kept = VGG11_LAYERS - 3;
    assertThat(lines.get(0))
        .isEqualTo("(?, 32, 32, 3) -> [... %d layers ...] -> (?, 8)".formatted(kept));
    assertThat(lines.stream().filter(line -> line.startsWith("x ")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("x fc2_dropout "),
            line -> assertThat(line).startsWith("x predictions "),
            line -> assertThat(line).startsWith("x predictions_softmax "));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("Kept: %d layers, ".formatted(kept)))
        .anyMatch(line -> line.endsWith(" KiB to broadcast"))
        .contains("Cut: at fc2", "Embedding: 8 floats")
        .anyMatch(line -> line.startsWith("Left out (x): 3 layers, 9,000 parameters, "));
  }

  @Test
  void poolingIsThatOfEmbed() {
    assertThat(shown("network", "--cut=block4_pool").get(0)).endsWith("-> (?, 8)");
    assertThat(shown("network", "--cut=block4_pool", "--pooling=flatten"))
        .first()
        .asString()
        .endsWith("-> (?, 32)");
  }

  @Test
  void layersTakesASliceAndTotalsTheWhole() {
    List<String> all = shown("network");
    for (List<String> options : List.of(List.of("--layers=-3:"), List.of("--layers", "-3:"))) {
      List<String> few = shown("network", options.toArray(String[]::new));
      assertThat(few).hasSize(1 + 3 + TITLES_AND_TOTALS + 3);
      assertThat(few.get(2)).startsWith("fc2_dropout ");
      assertThat(few.get(4)).startsWith("predictions_softmax ");
      assertThat(few.get(5).split(" {2,}"))
          .isEqualTo(all.get(1 + VGG11_LAYERS + 1).split(" {2,}"))
          .contains("total of " + VGG11_LAYERS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fc2", "1:2:3", "99"})
  void aMalformedSliceIsAWrongCommandLine(String slice) {
    Ended ended = show("network", "--layers=" + slice, "--svg=" + workplace.path("no.svg"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal()).startsWith("Cannot use --layers").contains(slice);
    assertThat(workplace.has("no.svg")).isFalse();
  }

  @Test
  void svgIsAPictureThatReplacesAnOlderOne() throws IOException {
    for (String cut : List.of("fc1", "fc2")) {
      List<String> lines =
          shown("network", "--cut=" + cut, "--svg=" + workplace.path("pictures/network.svg"));
      assertThat(lines).anyMatch(line -> line.matches("Picture: file:.*/pictures/network\\.svg"));
      assertThat(workplace.text("pictures/network.svg"))
          .startsWith("<svg ")
          .endsWith("</svg>\n")
          .contains("cut at " + cut);
    }
    assertThat(workplace.filesBelow("pictures"))
        .containsExactly("pictures/network.svg", "pictures/network.svg.run-report.json");
    shown("result/classifier", "--svg=" + workplace.path("classifier.svg"));
    assertThat(workplace.text("classifier.svg")).contains(">head<", ">cut at fc2<");
  }

  @Test
  void svgReplacesNothingElse() throws IOException {
    byte[] model = workplace.bytes("network/model.safetensors");
    Ended ended = show("network", "--svg=" + workplace.path("network/model.safetensors"));
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).contains("there is a file that is no .svg of that name");
    assertThat(workplace.bytes("network/model.safetensors")).isEqualTo(model);
    assertThat(show("network", "--svg=" + workplace.path("photos")).refusal())
        .contains("there is a folder of that name");
  }

  @Test
  void aLayerThatTheNetworkLacks() {
    Ended ended = show("network", "--cut=fc3", "--svg=" + workplace.path("fc3.svg"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot cut vgg11 at 'fc3': it has no such layer");
    assertThat(workplace.has("fc3.svg")).isFalse();
  }

  @Test
  void aClassifierIsNotCutAgain() {
    Ended ended = show("result/classifier", "--cut=fc1");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal()).contains("it is a classifier, which was cut already");
  }

  @Test
  void aFolderOfSomethingElse() {
    Ended head = show("result/head");
    assertThat(head.code()).isEqualTo(4);
    assertThat(head.refusal()).contains("is a head (did you mean ");
    Ended photos = show("photos");
    assertThat(photos.code()).isEqualTo(4);
    assertThat(photos.refusal()).contains("is a folder of photos (");
    Ended missing = show("missing");
    assertThat(missing.code()).isEqualTo(4);
    assertThat(missing.refusal()).contains("there is no folder");
  }
}
