package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.util.CollectionAccumulator;
import org.junit.jupiter.api.Test;
import org.murmuration.training.StepSum;

class TestStepSums {
  private final StepSums sums = new StepSums(new CollectionAccumulator<>());

  @Test
  void areNoneBeforeAWorkerIsDone() {
    assertThat(sums.total()).isEqualTo(StepSum.NONE);
  }

  @Test
  void countATaskThatRanTwiceOnce() {
    sums.add(1, new StepSum(4, 2));
    sums.add(0, new StepSum(5, 1));
    sums.add(1, new StepSum(4, 2));
    assertThat(sums.total()).isEqualTo(new StepSum(9, 3));
  }

  /** 1e16 + 1 - 1e16 is 0 or 1, as one adds. */
  @Test
  void addInTheOrderOfWorkersWhicheverEndsFirst() {
    sums.add(2, new StepSum(1, 1));
    sums.add(1, new StepSum(1, -1e16));
    sums.add(0, new StepSum(1, 1e16));
    assertThat(sums.total().lossSum()).isEqualTo(1);
  }
}
