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
    assertThat(Rate.aCore(cost("vgg16", "fc2"))).isCloseTo(7.0, within(0.01));
  }

  @Test
  void growsAsNetworksNeedFewerOperationsButNotBeyondWhatAPhotoCosts() {
    assertThat(Rate.aCore(cost("vgg19", "fc2"))).isBetween(5.4, 5.7);
    assertThat(Rate.aCore(cost("squeezenet1_1", "features.12"))).isBetween(80.0, 90.0);
  }
}
