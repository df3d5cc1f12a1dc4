package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

/** Networks without their top. */
class TestTrunk {
  private static final Architecture VGG16 = Architecture.named("vgg16_notop");

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#trunks")
  void isKnownByItsIdAndInJson(Family trunk) throws IOException {
    assertThat(Family.named(trunk.id())).isEqualTo(trunk).hasSameHashCodeAs(trunk);
    ObjectMapper json = new ObjectMapper();
    Architecture architecture = Architecture.named(trunk.id());
    assertThat(json.readValue(json.writeValueAsString(architecture), Architecture.class))
        .isEqualTo(architecture);
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void hasTheLayersThatTheWholeNetworkBeginsWith(Family whole) {
    List<Layer> layers = SmallNetworks.of(whole).layers();
    List<Layer> trunk = SmallNetworks.trunkOf(whole).layers();
    assertThat(trunk).isEqualTo(layers.subList(0, trunk.size())).hasSizeLessThan(layers.size());
  }

  @Test
  void endsAtTheLastPoolOfVgg() {
    assertThat(VGG16.widths()).containsExactly(64, 128, 256, 512, 512);
    assertThat(VGG16.classes()).isZero();
    assertThat(NetworkSummary.of(VGG16).line())
        .isEqualTo("(?, 224, 224, 3) -> [... 32 layers ...] -> (?, 7, 7, 512)");
    assertThat(NetworkSummary.of(VGG16).parameters()).isEqualTo(14_714_688);
    assertThat(VGG16.width(VGG16.defaultCut())).isEqualTo(512);
    assertThat(VGG16.cuts()).containsKey("block5_pool").doesNotContainKey("fc1");
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16_notop, block5_pool, block5_conv1",
    "squeezenet1_1_notop, features.12, features.11"
  })
  void isCutAndUnfrozenWhereNobodySaysOtherwise(String id, String cut, String unfreezing) {
    Architecture architecture = Architecture.named(id);
    assertThat(architecture.defaultCut()).isEqualTo(new CutPoint(cut, Pooling.AVERAGE));
    assertThat(TailPlan.start(architecture, architecture.defaultCut(), TailPlan.OWN))
        .isEqualTo(unfreezing);
    assertThat(TailPlan.of(architecture, CutPoint.at(cut), 10, unfreezing).learning())
        .hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flatten", "fc1", "fc2", "predictions", "predictions_softmax"})
  void refusesACutThatLayInTheTopAndSaysWhy(String layer) {
    Refused.input(() -> GraphPlan.of(VGG16, CutPoint.at(layer)))
        .hasMessageStartingWith(
            "Cannot cut vgg16_notop at '%s': its weights came without the top of vgg16, so it ends at block5_pool (layers: block1_conv1, ",
            layer)
        .hasMessageEndingWith(", block5_pool)");
  }

  @Test
  void refusesALayerThatNeitherHas() {
    Refused.input(() -> GraphPlan.of(VGG16, CutPoint.at("fc7")))
        .hasMessageStartingWith("Cannot cut vgg16_notop at 'fc7': it has no such layer (layers: ");
  }

  @Test
  void refusesClasses() {
    Refused.input(() -> VGG16.withClasses(10))
        .hasMessage("Cannot make a network: vgg16_notop has no classes, found 10");
  }
}
