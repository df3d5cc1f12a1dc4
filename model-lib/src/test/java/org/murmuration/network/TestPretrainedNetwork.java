package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.image.ImageShape;

class TestPretrainedNetwork {
  @Test
  void drawsTheSameWeightsFromTheSameSeedAndOthersFromAnother() {
    assertThat(random(5)).isEqualTo(random(5)).isNotEqualTo(random(6));
  }

  private static float[] random(long seed) {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.squeezeNet(), seed)) {
      return SmallNetworks.floats(network.parameters());
    }
  }

  /** n draws give their variance to within sqrt(2 / n); five times that is not met by chance. */
  @Test
  void drawsWithAVarianceOfTwoByFanIn() {
    Architecture architecture =
        Architecture.named("vgg11")
            .withInput(new ImageShape(32, 32, 3))
            .withWidths(List.of(16, 16, 16, 16, 16, 64, 64));
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 4)) {
      for (ParameterSlot slot : network.parameters().slots().all()) {
        if (slot.isWeight()) {
          double expected = 2.0 / slot.fanIn();
          double spread = 5 * Math.sqrt(2.0 / slot.elements());
          assertThat(variance(network.parameters().memory(slot)) / expected)
              .as(slot.name())
              .isCloseTo(1, within(spread));
        }
      }
    }
  }

  private static double variance(FloatBuffer values) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < values.limit(); i++) {
      sum += values.get(i);
      squares += (double) values.get(i) * values.get(i);
    }
    double mean = sum / values.limit();
    return squares / values.limit() - mean * mean;
  }

  @Test
  void startsWithBiasesOfZero() {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 4)) {
      network.parameters().slots().all().stream()
          .filter(slot -> !slot.isWeight())
          .forEach(
              slot ->
                  assertThat(network.parameters().memory(slot))
                      .as(slot.name())
                      .isEqualTo(FloatBuffer.allocate((int) slot.elements())));
    }
  }
}
