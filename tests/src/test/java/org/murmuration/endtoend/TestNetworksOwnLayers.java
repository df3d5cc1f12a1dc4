package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** A SqueezeNet where nobody says at which layer: commands take the network's own, not VGG's. */
@Tag("cluster")
final class TestNetworksOwnLayers {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void makeAClassifier() {
    workplace = new Workplace(folder).withPhotos("photos", 8);
    Ended.well(
        "new-network",
        "--architecture=squeezenet1_1",
        "--widths=4,3,5,2,6,3,7,2,8",
        "--input-shape=64x48x3",
        "--to=" + workplace.path("network"));
    workplace.withResult("--epochs=3");
  }

  @Test
  void areWhereItIsCut() throws IOException {
    assertThat(workplace.text("result/head/config.json"))
        .contains("\"cut\" : \"features.12\"", "\"width\" : 16");
  }

  @Test
  void areWhereItIsFineTunedFrom() throws IOException {
    Ended.well(
        "finetune",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("better"),
        "--validation-share=0.3",
        "--epochs=1",
        "--keep-anyway");
    assertThat(workplace.text("better/README.md")).contains("| fine-tuned | from features.11 on |");
    assertThat(workplace.text("better/config.json")).contains("features.11:1");
  }

  @Test
  void areWhatIsPlannedAndLookedAt() {
    String network = "--network=" + workplace.path("network");
    assertThat(Ended.well("plan", network, "--image-count=10", "--unfreeze-from=own").out())
        .contains("squeezenet1_1 cut at features.12/average", "Fine-tuning from features.11 on");
    assertThat(Ended.well("doctor", network).out()).contains("All is well");
    assertThat(Ended.well("doctor", "--architecture=vgg11").out()).contains("All is well");
  }

  @Test
  void areNotVggs() {
    Ended ended = Ended.after("doctor", "--architecture=squeezenet1_1", "--cut=fc2");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .startsWith(
            "Cannot cut squeezenet1_1 at 'fc2': it has no such layer (layers: features.0, ");
  }
}
