package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestDescribed {
  private record Inner(Optimizer optimizer, double lastRate) implements Described {}

  private record Outer(
      int batchSize,
      Optional<Integer> patience,
      @Incidental boolean aloud,
      Inner rule,
      @KnownAs("stages") List<String> phases)
      implements Described {}

  @Test
  void saysEachComponentByItsNameInOrder() {
    Outer settings =
        new Outer(8, Optional.of(3), true, new Inner(Optimizer.ADAM, 1e-5), List.of("head"));
    assertThat(settings.described())
        .hasToString("{batch_size=8, patience=3, optimizer=adam, last_rate=1.0E-5, stages=[head]}");
  }

  @Test
  void saysNoneForWhatIsNotThere() {
    Outer settings = new Outer(8, Optional.empty(), false, new Inner(Optimizer.SGD, 1), List.of());
    assertThat(settings.described()).containsEntry("patience", "none");
  }

  @Test
  void leavesOutWhatDecidesNothing() {
    Outer settings = new Outer(8, Optional.empty(), true, new Inner(Optimizer.SGD, 1), List.of());
    assertThat(settings.described()).doesNotContainKey("aloud");
  }
}
