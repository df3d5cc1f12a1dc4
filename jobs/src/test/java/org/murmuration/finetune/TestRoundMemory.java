package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.architecture.TailPlan;
import org.murmuration.network.TailState;

class TestRoundMemory {
  private static final TailPlan PLAN = SmallClassifier.tail(TailPlan.HEAD);

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
