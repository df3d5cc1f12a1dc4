package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.architecture.TailPlan;
import org.murmuration.network.SmallNetworks;

final class TestVertexOrder {
  @Test
  void isThatInWhichLayersWereAdded() {
    List<CutPoint> cuts =
        List.of(
            new CutPoint("features.12", Pooling.AVERAGE),
            new CutPoint("features.3.squeeze", Pooling.AVERAGE));
    CutPlans plan = CutPlans.of(SmallNetworks.squeezeNet(), cuts);
    assertInOrder(GraphAssembly.prefix(plan));
    assertInOrder(GraphAssembly.slicedPrefix(plan).rest());
  }

  @Test
  void isThatOfTheLayersThatLearn() {
    Architecture squeezeNet = SmallNetworks.squeezeNet();
    for (int fire : List.of(3, 4, 6, 7, 9, 10, 11, 12)) {
      CutPoint cut = new CutPoint("features.12", Pooling.AVERAGE);
      assertInOrder(TailAssembly.computing(TailPlan.of(squeezeNet, cut, 3, "features." + fire)));
    }
  }

  private static void assertInOrder(ComputationGraphConfiguration configuration) {
    List<String> added = new ArrayList<>(configuration.getNetworkInputs());
    added.addAll(configuration.getVertices().keySet());
    ComputationGraph graph = VertexOrder.graph(configuration.clone());
    graph.init();
    assertThat(
            Arrays.stream(graph.topologicalSortOrder())
                .mapToObj(i -> graph.getVertices()[i].getVertexName())
                .toList())
        .isEqualTo(added);
  }
}
