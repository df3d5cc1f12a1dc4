package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

class TestGraphPlan {
  @ParameterizedTest
  @ValueSource(strings = {"fc3", "FC2", "", "input"})
  void refusesAnUnknownCutAndNamesTheLayers(String cut) {
    Refused.input(() -> GraphPlan.of(SmallNetworks.vgg11(), CutPoint.at(cut)))
        .hasMessage(
            "Cannot cut vgg11 at '%s': it has no such layer (layers: %s)",
            cut,
            "block1_conv1, block1_pool, block2_conv1, block2_pool, "
                + "block3_conv1, block3_conv2, block3_pool, "
                + "block4_conv1, block4_conv2, block4_pool, "
                + "block5_conv1, block5_conv2, block5_pool, flatten, "
                + "fc1, fc1_dropout, fc2, fc2_dropout, predictions, predictions_softmax");
  }

  @Test
  void namesTheCutsOfItsOwnNetwork() {
    Refused.input(() -> GraphPlan.of(SmallNetworks.squeezeNet(), CutPoint.at("fc2")))
        .hasMessageContaining("Cannot cut squeezenet1_1 at 'fc2'")
        .hasMessageContaining("features.12");
  }

  @ParameterizedTest
  @CsvSource({
    "fc2, fc2_relu, fc2",
    "fc2_relu, fc2_relu, fc2",
    "fc2_dropout, fc2_dropout, fc2",
    "block3_conv1, block3_conv1_relu, block3_conv1",
    "block5_pool, block5_pool, block5_pool",
    "flatten, flatten, block5_pool",
    "predictions, predictions, predictions"
  })
  void endsAfterTheReluOfTheNamedLayer(String cut, String last, String vertex) {
    GraphPlan plan = GraphPlan.of(SmallNetworks.vgg11(), CutPoint.at(cut));
    List<Layer> layers = plan.layers();
    assertThat(layers.get(layers.size() - 1).name()).isEqualTo(last);
    assertThat(plan.lastVertex()).isEqualTo(vertex);
  }

  @Test
  void runsOnlyTheLayersThatLeadToTheCut() {
    GraphPlan plan = GraphPlan.of(SmallNetworks.squeezeNet(), CutPoint.at("features.3.expand3x3"));
    assertThat(plan.layers().stream().map(Layer::name))
        .containsExactly(
            "input",
            "features.0",
            "features.1",
            "features.2",
            "features.3.squeeze",
            "features.3.squeeze_activation",
            "features.3.expand3x3",
            "features.3.expand3x3_activation");
    assertThat(plan.slots().find("features.3.expand1x1.weight")).isNull();
    assertThat(plan.slots().find("features.3.expand3x3.weight").shape())
        .containsExactly(5, 3, 3, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "block1_pool, AVERAGE, 3, true",
    "block1_pool, FLATTEN, 1536, false",
    "block5_pool, AVERAGE, 7, true",
    "block5_pool, FLATTEN, 14, false",
    "flatten, AVERAGE, 14, false",
    "fc1, AVERAGE, 8, false",
    "fc2, FLATTEN, 9, false"
  })
  void countsTheFloatsOfAnEmbedding(String cut, Pooling pooling, int width, boolean averages) {
    CutPoint cutPoint = new CutPoint(cut, pooling);
    GraphPlan plan = GraphPlan.of(SmallNetworks.vgg11(), cutPoint);
    assertThat(plan.width()).isEqualTo(width);
    assertThat(plan.averages()).isEqualTo(averages);
    assertThat(SmallNetworks.vgg11().width(cutPoint)).isEqualTo(width);
  }
}
