package org.murmuration.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.Pooling;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.network.SmallNetworks;

class TestOnednnPass {
  /** Of the largest value: what sums in another order differ by. */
  private static final double ROUNDING = 1e-5;

  private static final int[] CAPACITIES = {1, 4, 5, 16};

  static CutPlans plan(Architecture architecture, String... cuts) {
    return CutPlans.of(architecture, Arrays.stream(cuts).map(TestOnednnPass::cut).toList());
  }

  /** Such as {@code fc2} or {@code block3_pool/flatten}. */
  private static CutPoint cut(String text) {
    String[] parts = text.split("/", -1);
    return parts.length > 1 ? new CutPoint(parts[0], Pooling.FLATTEN) : CutPoint.at(parts[0]);
  }

  /** Weights as He draws them, and biases, which keep narrow layers alive. */
  static Parameters drawn(ParameterLayout slots, long seed) {
    Parameters parameters = Parameters.allocate(slots);
    Random random = new Random(seed);
    slots
        .all()
        .forEach(
            slot -> {
              double deviation = slot.isWeight() ? Math.sqrt(2.0 / slot.fanIn()) : 0.3;
              FloatBuffer memory = parameters.memory(slot);
              while (memory.hasRemaining()) {
                memory.put((float) (random.nextGaussian() * deviation));
              }
            });
    return parameters;
  }

  @ParameterizedTest
  @CsvSource({
    "vgg11, fc2",
    "vgg13, predictions_softmax",
    "vgg16, block3_pool",
    "vgg16, block3_pool/flatten",
    "vgg16, block1_conv1/flatten",
    "vgg19, fc1",
    "squeezenet1_1, features.12",
    "squeezenet1_1, features.5/flatten",
    "squeezenet1_1, features.3.squeeze",
    "squeezenet1_1, classifier.3"
  })
  void givesWhatTheGraphGivesButForRounding(Family family, String cut) {
    CutPlans plan = plan(SmallNetworks.of(family), cut);
    assertAgree(plan);
  }

  @Test
  void servesSeveralCutsInOnePass() {
    assertAgree(plan(SmallNetworks.vgg11(), "fc2", "block3_pool", "block5_pool/flatten", "fc1"));
    assertAgree(plan(SmallNetworks.squeezeNet(), "features.5", "features.12", "features.0"));
  }

  private static void assertAgree(CutPlans plan) {
    Parameters parameters = drawn(plan.slots(), 7);
    try (GraphPass graph = GraphPass.ofPrefix(plan, parameters);
        OnednnPass pass = OnednnPass.of(FrozenLayers.of(plan), parameters)) {
      assertThat(pass.widths()).isEqualTo(graph.widths());
      for (int capacity : CAPACITIES) {
        try (ImageBatch batch = partly(graph.input(), capacity)) {
          assertClose(pass.runAll(batch), graph.runAll(batch));
        }
      }
    }
  }

  /** All places but one hold images, where there are more than one. */
  private static ImageBatch partly(ImageShape shape, int capacity) {
    Random random = new Random(capacity);
    ImageBatch batch = new ImageBatch(shape, capacity);
    for (int i = 0; i < Math.max(1, capacity - 1); i++) {
      batch.add(SmallNetworks.image(shape, random));
    }
    return batch;
  }

  private static void assertClose(List<float[][]> found, List<float[][]> wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int output = 0; output < wanted.size(); output++) {
      assertThat(found.get(output)).hasSameDimensionsAs(wanted.get(output));
      double largest = 0;
      double difference = 0;
      for (int row = 0; row < wanted.get(output).length; row++) {
        for (int i = 0; i < wanted.get(output)[row].length; i++) {
          largest = Math.max(largest, Math.abs(wanted.get(output)[row][i]));
          difference =
              Math.max(
                  difference, Math.abs(wanted.get(output)[row][i] - found.get(output)[row][i]));
        }
      }
      assertThat(largest).as("something to compare").isPositive();
      assertThat(difference / largest).isCloseTo(0, within(ROUNDING));
    }
  }

  @Test
  void givesTheProbabilitiesOfAHead() {
    GraphPlan cut = GraphPlan.of(SmallNetworks.squeezeNet(), CutPoint.at("features.12"));
    HiddenLayers hidden = new HiddenLayers(List.of(6, 5));
    Parameters parameters = drawn(cut.slots().withHead(cut.width(), hidden, 3), 8);
    try (GraphPass graph = GraphPass.ofClassifier(cut, hidden, 3, parameters);
        OnednnPass pass = OnednnPass.of(FrozenLayers.of(cut, hidden, 3), parameters);
        ImageBatch batch = partly(graph.input(), 5)) {
      assertClose(pass.runAll(batch), graph.runAll(batch));
    }
  }

  @ParameterizedTest
  @CsvSource({"vgg16, fc2", "squeezenet1_1, features.12"})
  void givesAnImageTheSameBitsWhereverItLiesInABatch(Family family, String cut) {
    CutPlans plan = plan(SmallNetworks.of(family), cut);
    ImageShape shape = plan.architecture().input();
    float[] image = SmallNetworks.image(shape, new Random(4));
    try (Parameters parameters = drawn(plan.slots(), 7);
        OnednnPass pass = OnednnPass.of(FrozenLayers.of(plan), parameters);
        ImageBatch batch = new ImageBatch(shape, 5)) {
      List<float[]> rows = new ArrayList<>();
      for (int place = 0; place < batch.capacity(); place++) {
        batch.clear();
        Random random = new Random(place);
        for (int i = 0; i < batch.capacity(); i++) {
          batch.add(i == place ? image : SmallNetworks.image(shape, random));
        }
        rows.add(pass.run(batch)[place]);
      }
      batch.clear();
      batch.add(image);
      rows.add(pass.run(batch)[0]);
      assertThat(rows).allSatisfy(row -> assertThat(row).containsExactly(rows.get(0)));
    }
  }

  @Test
  void needsTheParametersNoMoreOnceItIsMade() {
    CutPlans plan = plan(SmallNetworks.vgg11(), "fc2");
    Parameters parameters = drawn(plan.slots(), 7);
    try (OnednnPass pass = OnednnPass.of(FrozenLayers.of(plan), parameters);
        ImageBatch batch = SmallNetworks.images(pass.input(), 4, 1)) {
      float[][] before = pass.run(batch);
      parameters.memory().put(new float[(int) plan.slots().length()]);
      parameters.close();
      try (ImageBatch others = SmallNetworks.images(pass.input(), 16, 1)) {
        pass.run(others);
      }
      assertThat(pass.run(batch)).isDeepEqualTo(before);
    }
  }

  @Test
  void saysWhatEachLayerRunsOn() {
    CutPlans plan = plan(SmallNetworks.vgg11(), "fc2");
    try (Parameters parameters = drawn(plan.slots(), 7);
        OnednnPass pass = OnednnPass.of(FrozenLayers.of(plan), parameters)) {
      assertThat(pass.facts().engine()).startsWith("oneDNN in float32, instructions 0x");
      assertThat(pass.facts().kernels()).hasSize(10).first().asString().startsWith("block1_conv1 ");
      assertThat(pass.refusedKernels()).isEmpty();
    }
  }

  @Test
  void refusesImagesOfAnotherShapeAndToRunWhenClosed() {
    CutPlans plan = plan(SmallNetworks.vgg11(), "fc2");
    try (Parameters parameters = drawn(plan.slots(), 7);
        FrozenPass pass = OnednnPass.of(FrozenLayers.of(plan), parameters);
        ImageBatch other = new ImageBatch(new ImageShape(32, 32, 3), 1);
        ImageBatch batch = SmallNetworks.images(pass.input(), 1, 1)) {
      assertThatThrownBy(() -> pass.run(other)).isInstanceOf(IllegalArgumentException.class);
      pass.close();
      assertThatThrownBy(() -> pass.run(batch))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot run a network: it is closed");
    }
  }
}
