package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

class TestCutSummary {
  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void leavesOutWhatTheGraphDoesNotRun(Family family) {
    Architecture small = SmallNetworks.of(family);
    for (Layer layer : small.layers().subList(1, small.layers().size())) {
      CutPoint cut = CutPoint.at(layer.name());
      Set<String> all = names(small.layers());
      Set<String> run = names(GraphPlan.of(small, cut).layers());
      CutSummary summary = CutSummary.of(small, cut);
      assertThat(summary.leftOut()).doesNotContainAnyElementsOf(run).doesNotContain("embedding");
      Set<String> both = new HashSet<>(summary.leftOut());
      both.addAll(run);
      assertThat(both).isEqualTo(all);
    }
  }

  private static Set<String> names(List<Layer> layers) {
    return layers.stream().map(Layer::name).collect(Collectors.toSet());
  }

  @Test
  void sumsUpWhatRemainsOfVgg16AtFc2() {
    CutSummary cut = CutSummary.of(Architecture.vgg16(), CutPoint.at("fc2"));
    assertThat(cut.leftOut()).containsExactly("fc2_dropout", "predictions", "predictions_softmax");
    assertThat(cut.last()).isEqualTo("fc2_relu");
    assertThat(cut.width()).isEqualTo(4096);
    assertThat(cut.saved())
        .isEqualTo(new LayerCost(4096 * 1000 + 1000, 2 * 1000 * 4, 2 * 4096 * 1000));
    assertThat(cut.kept().parameters()).isEqualTo(138_357_544 - (4096 * 1000 + 1000));
    assertThat(cut.kept().total().plus(cut.saved())).isEqualTo(cut.whole().total());
  }

  @Test
  void refusesALayerThatIsNotThere() {
    Refused.input(() -> CutSummary.of(SmallNetworks.vgg11(), CutPoint.at("fc3")))
        .hasMessageStartingWith("Cannot cut vgg11 at 'fc3'");
  }
}
