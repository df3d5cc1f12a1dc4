package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

class TestBackbone {
  private static final Backbone VGG16 = Architecture.vgg16();

  @Test
  void saysWhereItCanBeCutAndWhatThatGives() {
    assertThat(VGG16.id()).isEqualTo("vgg16");
    assertThat(VGG16.cuts())
        .containsEntry("block5_pool", LayerShape.image(7, 7, 512))
        .containsEntry("fc2", LayerShape.vector(4096))
        .doesNotContainKeys("input", "fc2_relu")
        .hasSize(41 - 1 - 15);
    assertThat(VGG16.cuts().keySet()).startsWith("block1_conv1", "block1_conv2", "block1_pool");
  }

  @Test
  void knowsTheWidthOfACut() {
    assertThat(VGG16.width(VGG16.defaultCut())).isEqualTo(4096);
    assertThat(VGG16.width(CutPoint.at("block5_pool"))).isEqualTo(512);
    assertThat(VGG16.width(new CutPoint("block5_pool", Pooling.FLATTEN))).isEqualTo(25088);
  }

  @Test
  void refusesACutThatItLacks() {
    Refused.input(() -> VGG16.width(CutPoint.at("fc3")))
        .hasMessageStartingWith(
            "Cannot cut vgg16 at 'fc3': it has no such layer (layers: block1_conv1, block1_conv2, block1_pool, ")
        .hasMessageEndingWith("fc2, fc2_dropout, predictions, predictions_softmax)");
  }

  @Test
  void saysWhatItsPartsAreAndCost() {
    CutPoint cut = CutPoint.at("fc2");
    assertThat(VGG16.cost(List.of(cut)))
        .isEqualTo(PrefixCost.of(Architecture.vgg16(), List.of(cut)));
    assertThat(VGG16.summary().line()).endsWith("-> (?, 1000)");
    assertThat(VGG16.summary(cut).kept().line()).endsWith("-> (?, 4096)");
    assertThat(VGG16.summary(cut, HiddenLayers.NONE, 3).line()).endsWith("-> (?, 3)");
  }

  @Test
  void isCutWhereAUserSaysOrAtItsOwnLayer() {
    Backbone squeezeNet = SmallNetworks.squeezeNet();
    assertThat(CutChoice.DEFAULT.on(VGG16)).containsExactly(CutPoint.at("fc2"));
    assertThat(CutChoice.DEFAULT.on(squeezeNet)).containsExactly(CutPoint.at("features.12"));
    assertThat(new CutChoice(List.of(), Pooling.FLATTEN).on(squeezeNet))
        .containsExactly(new CutPoint("features.12", Pooling.FLATTEN));
    assertThat(new CutChoice(List.of("fc1", "fc2"), Pooling.AVERAGE).on(VGG16))
        .containsExactly(CutPoint.at("fc1"), CutPoint.at("fc2"));
  }
}
