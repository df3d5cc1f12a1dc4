package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.Parameters;
import org.murmuration.network.TailState;

class TestStateSlices {
  private static final int WHOLE = 1 << 18;

  @ParameterizedTest
  @CsvSource({"1, 0", "262144, 262144", "262145, 1", "1000000, 2000000", "7, 300000"})
  void coverEachFloatOnceAndNoneLiesOnBothSides(long parameters, long updater) {
    StateSlices slices = new StateSlices(parameters, updater, 3);
    long end = 0;
    for (long slice = 0; slice < slices.count(); slice++) {
      assertThat(slices.offset(slice)).isEqualTo(end);
      assertThat(slices.length(slice)).isBetween(1, WHOLE);
      end += slices.length(slice);
      assertThat(slices.offset(slice) < parameters).isEqualTo(end <= parameters);
    }
    assertThat(end).isEqualTo(parameters + updater);
  }

  @Test
  void lieBesideEachOtherWithThoseOfOtherWorkers() {
    StateSlices slices = new StateSlices(3L * WHOLE, 0, 2);
    assertThat(LongStream.range(0, 6).map(slices::slice)).containsExactly(0L, 0L, 1L, 1L, 2L, 2L);
  }

  @Test
  void areWrittenWhereTheyBelong() {
    TailPlan plan = SmallClassifier.tail(TailPlan.HEAD);
    int parameters = (int) plan.slots().length();
    try (TailState state = TailState.of(Parameters.allocate(plan.slots()), 3)) {
      StateSlices slices = new StateSlices(parameters, 3, 1);
      slices.write(state, 1, new float[] {1, 2, 3});
      float[] updater = new float[3];
      state.updaterMemory().get(updater);
      assertThat(updater).containsExactly(1, 2, 3);
      float[] written = new float[parameters];
      written[parameters - 1] = 5;
      slices.write(state, 0, written);
      assertThat(state.memory(parameters - 1, 1).get()).isEqualTo(5);
    }
  }
}
