package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.nd4j.linalg.api.ndarray.INDArray;

final class TestParameterLayout {
  @ParameterizedTest
  @CsvSource({"vgg11, fc2", "vgg19, block5_pool", "squeezenet1_1, features.12", "vgg16, fc1"})
  void liesWhereDl4jsGraphKeepsItsParameters(String family, String cut) {
    Architecture small = SmallNetworks.of(Family.named(family));
    CutPoint cutPoint = CutPoint.at(cut);
    GraphPlan plan = GraphPlan.of(small, cutPoint);
    try (PretrainedNetwork network = PretrainedNetwork.random(small, 3);
        FrozenPrefix prefix = network.endAt(cutPoint);
        Parameters parameters = Parameters.allocate(plan.slots())) {
      parameters.copyFrom(network.parameters());
      ComputationGraph graph = new ComputationGraph(GraphAssembly.prefix(plan));
      graph.init(parameters.vector(), false);

      assertThat(graph.numParams()).isEqualTo(plan.slots().length());
      assertThat(prefix.width()).isEqualTo(plan.width());
      plan.slots().all().forEach(slot -> assertSame(graph.paramTable(), slot, parameters));
    }
  }

  private static void assertSame(
      Map<String, INDArray> table, ParameterSlot slot, Parameters parameters) {
    INDArray theirs = table.get(slot.layer() + (slot.isWeight() ? "_W" : "_b"));
    INDArray rowMajor = theirs.rank() == 2 && slot.isWeight() ? theirs.transpose() : theirs;
    float[] ours = new float[(int) slot.elements()];
    parameters.memory(slot).get(ours);
    assertThat(rowMajor.dup('c').data().asFloat()).as(slot.name()).containsExactly(ours);
  }

  @Test
  void countsVgg16sPublishedParameters() {
    assertThat(ParameterLayout.of(Architecture.vgg16()).length()).isEqualTo(138_357_544);
    assertThat(FrozenPrefix.slots(Architecture.vgg16(), CutPoint.at("fc2")).length())
        .isEqualTo(134_260_544);
  }
}
