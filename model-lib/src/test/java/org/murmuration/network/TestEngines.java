package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Precision;
import org.murmuration.image.ImageShape;
import org.murmuration.onednn.Calibrating;
import org.murmuration.refusal.Refused;

/** Which engine computes a prefix. */
class TestEngines {
  private static final Architecture VGG =
      Architecture.vgg16()
          .withInput(new ImageShape(32, 64, 3))
          .withWidths(List.of(8, 8, 16, 16, 16, 16, 16))
          .withClasses(10);

  private static final List<CutPoint> CUT = List.of(CutPoint.at("fc2"));

  private static Parameters drawn() {
    Parameters parameters = Parameters.allocate(FrozenPrefix.slots(VGG, CUT));
    try (PretrainedNetwork network = PretrainedNetwork.random(VGG, 5)) {
      parameters.copyFrom(network.parameters());
    }
    return parameters;
  }

  @Test
  void isOnednnForAPrefixThatOnlyComputes() {
    try (FrozenPrefix prefix = FrozenPrefix.of(VGG, CUT, drawn())) {
      EngineFacts facts = prefix.facts();
      assertThat(facts.engine()).startsWith("oneDNN in float32");
      assertThat(facts.instead()).isEmpty();
      assertThat(facts.kernels()).hasSize(15);
      assertThatThrownBy(() -> prefix.then(SmallNetworks.head(prefix.width(), 1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void isTheGraphForOneThatCanBeJoined() {
    try (FrozenPrefix prefix = FrozenPrefix.joinable(VGG, CUT, drawn());
        Classifier classifier = prefix.then(SmallNetworks.head(prefix.width(), 1))) {
      assertThat(prefix.facts().engine()).isEqualTo("graph of DL4J");
      assertThat(classifier.facts().engine()).isEqualTo("graph of DL4J");
    }
  }

  @Test
  void computesIn8BitsOnScalesOfItsOwn() {
    FrozenLayers layers = FrozenLayers.of(CutPlans.of(VGG, CUT));
    try (ImageBatch images = SmallNetworks.images(VGG.input(), 16, 1);
        Parameters parameters = drawn();
        Calibrating calibrating = new Calibrating(layers, parameters)) {
      calibrating.add(images);
      Calibration calibration = calibrating.result(List.of("drawn"));
      try (FrozenPrefix prefix = FrozenPrefix.of(VGG, CUT, drawn(), Numerics.int8(calibration));
          FrozenPrefix exact = FrozenPrefix.of(VGG, CUT, drawn())) {
        assertThat(prefix.facts().engine()).startsWith("oneDNN in int8");
        assertThat(new SelfTest(exact.runAll(images), prefix.runAll(images)).fault(Precision.INT8))
            .isEmpty();
        assertThat(prefix.run(images)).isNotEqualTo(exact.run(images));
      }
    }
  }

  @Test
  void refusesToComputeIn8BitsWithoutScales() {
    Refused.input(() -> FrozenPrefix.of(VGG, CUT, drawn(), Numerics.int8(Calibration.NONE)))
        .hasMessageStartingWith("Cannot compute in int8: the calibration has no scale for block1");
  }
}
