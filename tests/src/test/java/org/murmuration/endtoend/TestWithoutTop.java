package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.OnnxClassifier;
import org.murmuration.fixture.Workplace;
import org.murmuration.image.ImageShape;

/** A network that ends with its convolutions goes the whole way. */
@Tag("cluster")
final class TestWithoutTop {
  private static final ImageShape INPUT = new ImageShape(64, 32, 3);

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void makeAClassifier() {
    workplace = new Workplace(folder).withPhotos("photos", 12);
    Ended.well(
        "new-network",
        "--architecture=vgg11_notop",
        "--widths=3,4,5,6,7",
        "--input-shape=64x32x3",
        "--to=" + workplace.path("network"));
    workplace.withResult("--epochs=10");
  }

  @Test
  void isShown() {
    assertThat(Ended.well("show", workplace.path("network")).out())
        .startsWith("(?, 64, 32, 3) -> [... 22 layers ...] -> (?, 2, 1, 7)")
        .doesNotContain("fc1");
    assertThat(Ended.well("show", workplace.path("result/classifier")).out())
        .contains("-> (?, 3)", "Cut: at block5_pool", "7 floats, averaged over 2 x 1");
  }

  @Test
  void isNotCutAtALayerOfItsTop() {
    for (String command : List.of("embed", "show")) {
      Ended ended =
          command.equals("show")
              ? Ended.after("show", workplace.path("network"), "--cut=fc2")
              : Ended.after(
                  "embed",
                  "--network=" + workplace.path("network"),
                  "--images=" + workplace.path("photos"),
                  "--table=" + workplace.path("never"),
                  "--cut=fc2");
      assertThat(ended.code()).as(ended.err()).isEqualTo(4);
      assertThat(ended.refusal())
          .startsWith(
              "Cannot cut vgg11_notop at 'fc2': its weights came without the top of vgg11, so it ends at block5_pool (layers: ");
    }
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void isCutAtItsLastPool() throws IOException {
    assertThat(workplace.text("result/head/config.json"))
        .contains("\"cut\" : \"block5_pool\"", "\"width\" : 7");
    assertThat(workplace.text("network/config.json"))
        .contains("\"family\" : \"vgg11_notop\"", "\"classes\" : 0");
  }

  @Test
  void leavesAsOnnxAndAsSafetensors() throws Exception {
    for (String format : List.of("onnx", "safetensors")) {
      Ended.well(
          "export",
          "--from=" + workplace.path("result/classifier"),
          "--format=" + format,
          "--to=" + workplace.path("classifier." + format));
    }
    Ended.well(
        "export",
        "--from=" + workplace.path("result/classifier"),
        "--format=onnx",
        "--preprocessing=inside",
        "--to=" + workplace.path("whole.onnx"));
    Ended.well(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"));
    try (OnnxClassifier model = new OnnxClassifier(folder.resolve("whole.onnx"))) {
      TestExport.assertAgrees(model, workplace.path("predictions"), INPUT, 36);
    }
    Ended again =
        Ended.after(
            "import-weights",
            "--from=" + workplace.path("classifier.safetensors"),
            "--to=" + workplace.path("again"));
    assertThat(again.code()).isEqualTo(4);
    assertThat(again.refusal()).contains("it is a classifier whose head (head.weight)");
  }

  @Test
  void isFineTunedFromItsOwnLayerOn() throws IOException {
    Ended.well(
        "finetune",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("better"),
        "--validation-share=0.3",
        "--epochs=1",
        "--keep-anyway");
    assertThat(workplace.text("better/README.md"))
        .contains("| fine-tuned | from block5_conv1 on |");
  }

  @Test
  void isPlanned() {
    assertThat(Ended.well("plan", "--architecture=vgg16_notop", "--image-count=1000").out())
        .contains("vgg16_notop cut at block5_pool/average");
  }
}
