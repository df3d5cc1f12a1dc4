package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.OnnxClassifier;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Tiny;
import org.murmuration.fixture.Workplace;

/** A family that only the tests know, {@link Tiny}, goes the whole way by being registered. */
@Tag("cluster")
final class TestOwnFamily {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void makeAClassifier() {
    workplace = new Workplace(folder).withPhotos("photos", 12);
    Ended.well("new-network", "--architecture=tiny", "--to=" + workplace.path("network"));
    workplace.withResult("--epochs=10");
  }

  @Test
  void isShown() {
    assertThat(Ended.well("show", workplace.path("network")).out())
        .startsWith("(?, 32, 32, 3) -> [... 13 layers ...] -> (?, 1000)")
        .contains("middle_pool", "top_relu");
    assertThat(Ended.well("show", workplace.path("result/classifier")).out())
        .contains("-> (?, 3)", "Cut: at top_pool", "16 floats, averaged over 4 x 4");
  }

  @Test
  void isCutAtItsOwnLayer() throws IOException {
    assertThat(workplace.text("result/head/config.json"))
        .contains("\"cut\" : \"top_pool\"", "\"width\" : 16");
    assertThat(workplace.text("network/config.json")).contains("\"family\" : \"tiny\"");
  }

  @Test
  void leavesAsOnnx() throws Exception {
    export("onnx", "classifier.onnx", "--preprocessing=inside");
    Ended.well(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"));
    try (OnnxClassifier model = new OnnxClassifier(folder.resolve("classifier.onnx"))) {
      TestExport.assertAgrees(model, workplace.path("predictions"), new Tiny().input(), 36);
    }
  }

  @Test
  void leavesAsSafetensorsWithItsOwnNames() throws IOException {
    export("safetensors", "classifier.safetensors");
    assertThat(new String(workplace.bytes("classifier.safetensors"), ISO_8859_1))
        .contains("stem.weight", "top.bias", "head.weight");
  }

  private static void export(String format, String to, String... more) {
    String[] arguments = {
      "export",
      "--from=" + workplace.path("result/classifier"),
      "--format=" + format,
      "--to=" + workplace.path(to)
    };
    Ended.well(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void isFineTunedFromItsOwnLayerOn() throws IOException {
    Ended.well(
        "finetune",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("better"),
        "--validation-share=0.3",
        "--epochs=2",
        "--keep-anyway");
    assertThat(workplace.text("better/README.md")).contains("| fine-tuned | from top on |");
  }

  @Test
  void reachesExecutorsOfTheirOwn() {
    Map<String, String> cluster = new HashMap<>(SparkSettings.ofExecutors());
    cluster.put("spark.master", "local-cluster[1,1,1024]");
    try (SparkSettings settings = new SparkSettings(cluster)) {
      Ended.well(
          "embed",
          "--network=" + workplace.path("network"),
          "--images=" + workplace.path("photos"),
          "--table=" + workplace.path("elsewhere"));
    }
    String[] columns = {"image_id", "uri", "embedding"};
    assertThat(Rows.of(workplace.path("elsewhere"), columns))
        .hasSize(36)
        .isEqualTo(Rows.of(workplace.path("result/table"), columns));
  }

  @Test
  void isPlanned() {
    assertThat(
            Ended.well("plan", "--architecture=tiny", "--image-count=1000", "--unfreeze-from=own")
                .out())
        .contains("tiny cut at top_pool/average", "Fine-tuning from top on");
  }

  @Test
  void isCutBeforeItsLastLayerAsAWholeNetworkAgain() throws IOException {
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("flat"),
        "--cut=flatten",
        "--epochs=2");
    Ended.well(
        "export",
        "--from=" + workplace.path("flat/classifier"),
        "--format=safetensors",
        "--to=" + workplace.path("flat.safetensors"));
    Ended.well(
        "import-weights",
        "--from=" + workplace.path("flat.safetensors"),
        "--to=" + workplace.path("imported"));
    assertThat(workplace.text("imported/config.json"))
        .contains("\"family\" : \"tiny\"", "\"classes\" : 3");
  }
}
