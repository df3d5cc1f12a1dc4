package org.murmuration.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.delivery.WeightsBy;

class TestMemoryNeed {
  private static final long MEBI = 1L << 20;
  private static final double MEASURED_GIBIBYTES_OF_2_TASKS = 1.2;
  private static final double MEASURED_GIBIBYTES_OF_1_TASK = 0.86;

  private static MemoryNeed need(int tasks, WeightsBy weightsBy) {
    PrefixCost prefix = PrefixCost.of(Architecture.vgg16(), List.of(CutPoint.at("fc2")));
    return MemoryNeed.of(prefix, 16, tasks, weightsBy);
  }

  private static NativeMemory onYarn(long overheadBytes) {
    return new NativeMemory(1024 * MEBI, OptionalLong.of(overheadBytes), 2, 0);
  }

  @Test
  void isNotLessThanMeasuredNorMuchMore() {
    assertBetween(need(2, WeightsBy.BROADCAST), MEASURED_GIBIBYTES_OF_2_TASKS);
    assertBetween(need(1, WeightsBy.BROADCAST), MEASURED_GIBIBYTES_OF_1_TASK);
  }

  private static void assertBetween(MemoryNeed need, double measured) {
    assertThat(need.offHeapBytes() / (1024.0 * MEBI)).isBetween(measured, measured + 0.5);
  }

  @Test
  void ofABroadcastIsNotInTheHeap() {
    assertThat(need(2, WeightsBy.BROADCAST).heapBytes())
        .isEqualTo(need(2, WeightsBy.FILE).heapBytes())
        .isBetween(512 * MEBI, 1024 * MEBI);
    assertThat(need(2, WeightsBy.FILE).broadcastBytes()).isZero();
  }

  @Test
  void isRoundedUpForSettings() {
    assertThat(MemoryNeed.settingMebibytes(1024 * MEBI)).isEqualTo(1024);
    assertThat(MemoryNeed.settingMebibytes(1024 * MEBI + 1)).isEqualTo(1152);
  }

  @Test
  void isSaidWhereSettingsAreBelow() {
    MemoryNeed need = need(2, WeightsBy.BROADCAST);
    assertThat(need.missingIn(onYarn(384 * MEBI), 512 * MEBI))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("spark.executor.memoryOverhead is 384 MiB, 1,386 MiB may be needed")
                    .contains("network 513 MiB, 2 tasks of 181 MiB"),
            line -> assertThat(line).startsWith("the heap of tasks is 512 MiB"));
    assertThat(need.missingIn(onYarn(need.offHeapBytes()), need.heapBytes())).isEmpty();
  }

  @Test
  void isHeldAgainstTheMachineOfALocalMaster() {
    NativeMemory small = new NativeMemory(1024 * MEBI, OptionalLong.empty(), 2, 2);
    MemoryNeed need = need(2, WeightsBy.BROADCAST);
    assertThat(need.missingIn(small, need.heapBytes()))
        .singleElement()
        .asString()
        .startsWith("this machine has 1,024 MiB outside the heap");
  }
}
