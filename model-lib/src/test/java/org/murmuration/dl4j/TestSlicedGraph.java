package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.BatchSlicing;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.engine.ImageBatch;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

final class TestSlicedGraph {
  @Test
  void runsTheFirstTwoBlocksOfVgg16OverFourImages() {
    BatchSlicing slicing = BatchSlicing.of(plan(Architecture.vgg16(), "fc2")).orElseThrow();
    assertThat(slicing.last().name()).isEqualTo("block2_pool");
    assertThat(slicing.shape()).isEqualTo(LayerShape.image(56, 56, 128));
    assertThat(slicing.imagesOfASlice()).isEqualTo(4);
    ParameterLayout sliced = FrozenPrefix.slots(Architecture.vgg16(), CutPoint.at("block2_pool"));
    assertThat(slicing.parameters()).isEqualTo(sliced.length());
  }

  @Test
  void endsBeforeTheFirstCut() {
    assertThat(lastOf(plan(Architecture.vgg16(), "fc2", "block2_pool"))).hasValue("block1_pool");
    assertThat(lastOf(plan(Architecture.vgg16(), "block2_conv1"))).hasValue("block1_pool");
    assertThat(lastOf(plan(Architecture.vgg16(), "fc2", "block1_conv1"))).isEmpty();
  }

  private static Optional<String> lastOf(CutPlans plan) {
    return BatchSlicing.of(plan).map(slicing -> slicing.last().name());
  }

  @Test
  void changesNoBit() {
    assertSameBits(plan(SmallNetworks.vgg11(), "fc2"));
    assertSameBits(plan(SmallNetworks.vgg11(), "fc2", "block5_pool"));
    assertSameBits(plan(SmallNetworks.squeezeNet(), "features.12"));
    assertSameBits(plan(SmallNetworks.squeezeNet(), "features.12", "features.3.squeeze"));
  }

  private static void assertSameBits(CutPlans plan) {
    NetworkGraphs whole = NetworkGraphs.whole(GraphAssembly.prefix(plan));
    NetworkGraphs sliced = GraphAssembly.slicedPrefix(plan);
    try (ImageBatch batch = new ImageBatch(plan.architecture().input(), 5)) {
      Random random = new Random(7);
      IntStream.range(0, 4)
          .forEach(i -> batch.add(SmallNetworks.image(plan.architecture().input(), random)));
      List<float[][]> expected = outputs(plan, whole, batch);
      assertThat(outputs(plan, sliced, batch)).usingRecursiveComparison().isEqualTo(expected);
      assertThat(outputs(plan, inSlicesOfThree(sliced), batch))
          .usingRecursiveComparison()
          .isEqualTo(expected);
    }
  }

  private static NetworkGraphs inSlicesOfThree(NetworkGraphs graphs) {
    NetworkGraphs.Sliced part = graphs.sliced().orElseThrow();
    BatchSlicing slicing = part.slicing();
    BatchSlicing three =
        new BatchSlicing(
            slicing.last(), slicing.shape(), slicing.parameters(), BatchSlicing.SLICE_BYTES / 3);
    return new NetworkGraphs(
        Optional.of(new NetworkGraphs.Sliced(three, part.graph())), graphs.rest());
  }

  private static List<float[][]> outputs(CutPlans plan, NetworkGraphs graphs, ImageBatch batch) {
    Parameters parameters = Parameters.allocate(plan.slots());
    try (PretrainedNetwork network = PretrainedNetwork.random(plan.architecture(), 3);
        GraphPass pass =
            new GraphPass(plan.architecture().input(), widths(plan), graphs, parameters)) {
      parameters.copyFrom(network.parameters());
      return pass.runAll(batch);
    }
  }

  private static List<Integer> widths(CutPlans plan) {
    return plan.cuts().stream().map(GraphPlan::width).toList();
  }

  private static CutPlans plan(Architecture architecture, String... cuts) {
    return CutPlans.of(architecture, List.of(cuts).stream().map(CutPoint::at).toList());
  }
}
