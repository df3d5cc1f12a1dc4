package org.murmuration.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.Refused;

class TestRoundCost {
  private static final long GIGA = 1L << 30;

  /** fc1, fc2 and a head of 10 labels: 119,586,826 parameters, and as many velocities. */
  private static final TailPlan FROM_FC1 =
      TailPlan.of(Architecture.vgg16(), CutPoint.at("fc2"), 10, "fc1");

  private static RoundCost cost(int batchSize) {
    return RoundCost.of(FROM_FC1, FROM_FC1.slots().length(), batchSize);
  }

  @Test
  void pricesVgg16FromFc1() {
    long parameters = 4L * (25_088 * 4_096 + 4_096 + 4_096 * 4_096 + 4_096 + 4_096 * 10 + 10);
    long activations = 4L * 3 * 8 * (25_088 + 4_096 + 4_096 + 10);
    assertThat(cost(8)).isEqualTo(new RoundCost(parameters, parameters, activations));
    assertThat(cost(8).workerBytes()).isEqualTo(3 * parameters + activations);
    assertThat(cost(8).driverBytes()).isEqualTo(2 * parameters);
    assertThat(cost(8).travelBytes()).isEqualTo(2 * parameters);
  }

  @Test
  void tellsTheActivationsOfEachLayer() {
    assertThat(RoundCost.activationBytes(FROM_FC1, 8))
        .containsExactly(
            entry("input", 4L * 3 * 8 * 25_088),
            entry("fc1", 4L * 3 * 8 * 4_096),
            entry("fc2", 4L * 3 * 8 * 4_096),
            entry("head", 4L * 3 * 8 * 10));
  }

  @Test
  void countsTheWorkersThatRunBesideTheDriver() {
    NativeMemory local = new NativeMemory(4 * GIGA, OptionalLong.empty(), 2, 2);
    assertThatNoException().isThrownBy(() -> cost(8).requireIn(local, 2));
    NativeMemory small = new NativeMemory(3 * GIGA, OptionalLong.empty(), 2, 2);
    Refused.settings(() -> cost(8).requireIn(small, 2))
        .hasMessage(
            "Cannot fine-tune: a round needs 3.57 GiB outside the heap of the driver (2 workers, each 0.45 GiB parameters and as much for gradients, 0.45 GiB for the optimizer, 0.00 GiB activations), there are 3.00 GiB (unfreeze fewer layers, or lower --workers or --train-batch-size, or raise spark.executor.memoryOverhead)");
  }

  @Test
  void countsTheTasksOfAnExecutor() {
    NativeMemory cluster = new NativeMemory(GIGA, OptionalLong.of(2 * GIGA), 1, 0);
    assertThatNoException().isThrownBy(() -> cost(8).requireIn(cluster, 8));
    NativeMemory twoTasks = new NativeMemory(GIGA, OptionalLong.of(2 * GIGA), 2, 0);
    Refused.settings(() -> cost(8).requireIn(twoTasks, 8))
        .hasMessageContaining("needs 2.68 GiB outside the heap of the executor (2 workers")
        .hasMessageContaining("there are 2.00 GiB");
  }
}
