package org.murmuration.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

class TestInt8 {
  private static final int BATCH = 16;

  private static final Architecture NARROW =
      Architecture.vgg16()
          .withInput(new ImageShape(64, 96, 3))
          .withWidths(List.of(8, 16, 32, 32, 32, 64, 64))
          .withClasses(10);

  /** He's weights, which keep sizes from layer to layer. */
  private static Parameters drawn(CutPlans plan) {
    try (PretrainedNetwork network = PretrainedNetwork.random(plan.architecture(), 5)) {
      Parameters parameters = Parameters.allocate(plan.slots());
      parameters.copyFrom(network.parameters());
      return parameters;
    }
  }

  static Calibration calibration(FrozenLayers layers, Parameters parameters, ImageBatch images) {
    try (Calibrating calibrating = new Calibrating(layers, parameters)) {
      calibrating.add(images);
      return calibrating.result(List.of("drawn"));
    }
  }

  static OnednnPass pass(FrozenLayers layers, Parameters parameters, Calibration calibration) {
    return OnednnPass.of(layers, parameters, Precision.INT8, Optional.of(calibration));
  }

  @Test
  void givesNarrowVgg16AlmostTheEmbeddingsOfFloat32() {
    CutPlans plan = TestOnednnPass.plan(NARROW, "fc2", "block5_pool");
    FrozenLayers layers = FrozenLayers.of(plan);
    try (Parameters parameters = drawn(plan);
        OnednnPass exact = OnednnPass.of(layers, parameters);
        ImageBatch seen = SmallNetworks.images(NARROW.input(), BATCH, 1);
        ImageBatch others = SmallNetworks.images(NARROW.input(), BATCH, 2);
        OnednnPass rounded = pass(layers, parameters, calibration(layers, parameters, seen))) {
      for (int output = 0; output < 2; output++) {
        double cosine =
            Cosine.least(exact.runAll(others).get(output), rounded.runAll(others).get(output));
        assertThat(cosine).isBetween(0.99, 0.999999);
      }
      assertThat(rounded.facts().engine()).startsWith("oneDNN in int8");
    }
  }

  @Test
  void givesAnImageTheSameBitsInBatchesOfAnySize() {
    CutPlans plan = TestOnednnPass.plan(NARROW, "fc2");
    FrozenLayers layers = FrozenLayers.of(plan);
    try (Parameters parameters = drawn(plan);
        ImageBatch images = SmallNetworks.images(NARROW.input(), BATCH, 1);
        ImageBatch one = SmallNetworks.images(NARROW.input(), 1, 1);
        OnednnPass pass = pass(layers, parameters, calibration(layers, parameters, images))) {
      assertThat(pass.run(one)[0]).containsExactly(pass.run(images)[0]);
    }
  }

  @Test
  void scalesAllButTheFirstConvolutionAndWhatEndsInFloat32() {
    assertThat(scales(SmallNetworks.vgg11(), "fc1"))
        .containsExactly(
            "block1_conv1_relu",
            "block2_conv1_relu",
            "block3_conv1_relu",
            "block3_conv2_relu",
            "block4_conv1_relu",
            "block4_conv2_relu",
            "block5_conv1_relu",
            "block5_conv2_relu");
    assertThat(scales(SmallNetworks.squeezeNet(), "features.5"))
        .as("the first fire module is exact, and halves of a concatenation share a scale")
        .containsExactly("features.3", "features.4.squeeze_activation");
  }

  private static Iterable<String> scales(Architecture architecture, String cut) {
    return new Arithmetic(FrozenLayers.of(TestOnednnPass.plan(architecture, cut)), Precision.INT8)
        .scales();
  }

  @Test
  void refusesACalibrationOfAnotherCut() {
    CutPlans plan = TestOnednnPass.plan(SmallNetworks.vgg11(), "fc2");
    Calibration other = Calibration.of(List.of(), Map.of("block1_conv1_relu", 1f));
    try (Parameters parameters = Parameters.allocate(plan.slots())) {
      Refused.input(() -> pass(FrozenLayers.of(plan), parameters, other))
          .hasMessageStartingWith(
              "Cannot compute in int8: the calibration has no scale for block2_conv1_relu, block3");
    }
  }

  @Test
  void refusesBfloat16WhereTheProcessorLacksItAndComputesItElsewhere() {
    CutPlans plan = TestOnednnPass.plan(NARROW, "fc2");
    FrozenLayers layers = FrozenLayers.of(plan);
    try (Parameters parameters = drawn(plan)) {
      if (!OnednnPass.precisions().contains(Precision.BFLOAT16)) {
        Refused.settings(
                () -> OnednnPass.of(layers, parameters, Precision.BFLOAT16, Optional.empty()))
            .hasMessageStartingWith("Cannot compute in bfloat16: this processor has instructions");
        return;
      }
      try (OnednnPass exact = OnednnPass.of(layers, parameters);
          OnednnPass half =
              OnednnPass.of(layers, parameters, Precision.BFLOAT16, Optional.empty());
          ImageBatch batch = SmallNetworks.images(NARROW.input(), BATCH, 2)) {
        assertThat(Cosine.least(exact.run(batch), half.run(batch))).isBetween(0.9998, 0.9999999);
      }
    }
  }

  @Test
  void roundsWeightsOnAScaleForEachOutput() {
    float[] weights = {1.1f, -2, 0.5f, 0, 0, 0};
    RoundedWeights exact = RoundedWeights.of(FloatBuffer.wrap(weights), 2, true);
    assertThat(exact.bytes()).containsExactly(70, -127, 32, 0, 0, 0);
    assertThat(exact.scales()).containsExactly(2f / 127, 1);
    RoundedWeights pairs = RoundedWeights.of(FloatBuffer.wrap(weights), 2, false);
    assertThat(pairs.bytes()).containsExactly(35, -63, 16, 0, 0, 0);
  }
}
