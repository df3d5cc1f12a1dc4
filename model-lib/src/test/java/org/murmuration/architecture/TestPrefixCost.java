package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestPrefixCost {
  private static PrefixCost of(String... layers) {
    return PrefixCost.of(Architecture.vgg16(), List.of(layers).stream().map(CutPoint::at).toList());
  }

  @Test
  void isThatOfVgg16AsPublished() {
    PrefixCost cost = of("fc2");
    assertThat(cost.parameterBytes()).isEqualTo(4 * 134_260_544L);
    assertThat(cost.gigaflops()).isCloseTo(30.93, within(0.01));
    assertThat(cost.heldBytes()).isEqualTo(4 * (224 * 224 * 3 + 56 * 56 * 128));
    assertThat(cost.sliceImages()).isEqualTo(4);
    assertThat(cost.slicedBytes()).isEqualTo(4 * 224 * 224 * 64);
    assertThat(cost.restBytes()).isEqualTo(4 * 56 * 56 * 256);
    assertThat(cost.embeddingBytes()).isEqualTo(4 * 4096);
  }

  @Test
  void hasSlicesNoLargerThanTheBatch() {
    PrefixCost cost = of("fc2");
    assertThat(cost.largestBytes(1)).isEqualTo(cost.slicedBytes());
    assertThat(cost.largestBytes(8)).isEqualTo(4 * cost.slicedBytes());
    assertThat(cost.largestBytes(32)).isEqualTo(32 * cost.restBytes());
  }

  @Test
  void countsALayerOfSeveralCutsOnce() {
    PrefixCost both = of("fc1", "fc2");
    assertThat(both.parameterBytes()).isEqualTo(of("fc2").parameterBytes());
    assertThat(both.flops()).isEqualTo(of("fc2").flops());
    assertThat(both.embeddingBytes()).isEqualTo(2 * of("fc2").embeddingBytes());
  }

  @Test
  void isLessForAnEarlierCut() {
    assertThat(of("block5_pool").parameterBytes()).isEqualTo(4 * 14_714_688L);
    assertThat(of("block1_conv2").sliceImages()).isZero();
    assertThat(of("block1_conv2").restBytes()).isEqualTo(4 * 224 * 224 * 64);
  }
}
