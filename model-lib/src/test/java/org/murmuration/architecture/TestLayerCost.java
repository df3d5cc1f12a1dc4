package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.network.SmallNetworks;

class TestLayerCost {
  private static Map<String, LayerCost> costs(Architecture architecture) {
    return NetworkSummary.of(architecture).rows().stream()
        .collect(Collectors.toMap(NetworkSummary.Row::name, NetworkSummary.Row::cost));
  }

  @Test
  void countsTwoFlopsForEachWeightAtEachPlace() {
    Map<String, LayerCost> costs = costs(SmallNetworks.vgg11());
    assertThat(costs.get("block1_conv1"))
        .isEqualTo(new LayerCost(3 * 3 * 3 * 3 + 3, 32 * 64 * 3 * 4, 2 * 3 * 3 * 3 * 3 * 32 * 64));
    assertThat(costs.get("block2_conv1"))
        .isEqualTo(new LayerCost(3 * 3 * 3 * 4 + 4, 16 * 32 * 4 * 4, 2 * 3 * 3 * 3 * 4 * 16 * 32));
    assertThat(costs.get("fc1"))
        .isEqualTo(new LayerCost(1 * 2 * 7 * 8 + 8, 8 * 4, 2 * 1 * 2 * 7 * 8));
    assertThat(costs.get("block1_pool")).isEqualTo(new LayerCost(0, 16 * 32 * 3 * 4, 0));
  }

  @Test
  void givesNoMemoryToWhatRunsInsideTheLayerBefore() {
    Map<String, LayerCost> costs = costs(SmallNetworks.vgg11());
    assertThat(List.of("block1_conv1_relu", "flatten", "fc1_dropout"))
        .allSatisfy(name -> assertThat(costs.get(name)).isEqualTo(LayerCost.NONE));
    assertThat(costs.get("predictions_softmax")).isEqualTo(new LayerCost(0, 10 * 4, 0));
  }

  @Test
  void countsTheMemoryOfAJoin() {
    assertThat(costs(SmallNetworks.squeezeNet()).get("features.3"))
        .isEqualTo(new LayerCost(0, 15 * 11 * (5 + 5) * 4, 0));
  }

  /**
   * Multiply-accumulates of one image of 224x224, as torchvision's documentation lists them under
   * GFLOPS: 7.61, 11.31, 15.47, 19.63 and 0.35.
   */
  @ParameterizedTest
  @CsvSource({"vgg11, 7.61", "vgg13, 11.31", "vgg16, 15.47", "vgg19, 19.63", "squeezenet1_1, 0.35"})
  void agreesWithThePublishedCounts(String family, double multiplyAccumulates) {
    assertThat(NetworkSummary.of(Architecture.named(family)).total().gigaflops())
        .isCloseTo(2 * multiplyAccumulates, within(0.011));
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void countsTheParametersThatAreStored(Family family) {
    Architecture small = SmallNetworks.of(family);
    LayerCost total = NetworkSummary.of(small).total();
    assertThat(total.parameters()).isEqualTo(ParameterLayout.of(small).length());
    assertThat(total.parameterBytes()).isEqualTo(ParameterLayout.of(small).length() * 4);
  }
}
