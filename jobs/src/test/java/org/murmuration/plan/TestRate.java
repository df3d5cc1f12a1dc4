package org.murmuration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.PrefixCost;

class TestRate {
  private static PrefixCost cost(String network, String layer) {
    return PrefixCost.of(Architecture.named(network), List.of(CutPoint.at(layer)));
  }

  @Test
  void isAsMeasuredForVgg16() {
    assertThat(Rate.aCore(cost("vgg16", "fc2"))).isCloseTo(7.5, within(0.01));
  }

  @Test
  void growsAsNetworksNeedFewerOperations() {
    PrefixCost vgg = cost("vgg19", "fc2");
    PrefixCost squeezenet = cost("squeezenet1_1", "features.12");
    assertThat(Rate.aCore(squeezenet) / Rate.aCore(vgg))
        .isCloseTo(vgg.gigaflops() / squeezenet.gigaflops(), within(1e-9));
  }
}
