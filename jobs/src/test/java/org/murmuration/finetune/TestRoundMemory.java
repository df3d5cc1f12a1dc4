package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.image.ImageShape;
import org.murmuration.network.TailState;

class TestRoundMemory {
  private static final TailPlan PLAN =
      TailPlan.of(
          Architecture.named("vgg11")
              .withInput(new ImageShape(32, 32, 3))
              .withWidths(List.of(4, 4, 6, 6, 8, 8, 8)),
          CutPoint.at("fc2"),
          2,
          TailPlan.HEAD);

  @Test
  void isKeptAsLongAsRoundsNeedAsMuch() {
    try (RoundMemory memory = new RoundMemory(PLAN)) {
      TailState first = memory.with(6);
      assertThat(first.updaterLength()).isEqualTo(6);
      assertThat(first.parameters().slots().length()).isEqualTo(PLAN.slots().length());
      assertThat(memory.with(6)).isSameAs(first);
      TailState second = memory.with(0);
      assertThat(second).isNotSameAs(first);
      assertThat(second.updaterLength()).isZero();
    }
  }
}
