package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestArrayMean {
  private static float[] mean(float... numbers) {
    ArrayMean mean = new ArrayMean(1);
    for (float number : numbers) {
      mean.add(new float[] {number});
    }
    return mean.floats();
  }

  @Test
  void isThatOfEachPlace() {
    ArrayMean mean = new ArrayMean(2);
    mean.add(new float[] {1, -4});
    mean.add(new float[] {2, 0});
    assertThat(mean.floats()).containsExactly(1.5f, -2);
  }

  /** Added as floats, 3 would be lost beside a thousand million. */
  @Test
  void losesNoSmallNumberBesideALargeOne() {
    assertThat(mean(1e9f, 3, -1e9f)).containsExactly(1);
  }

  @Test
  void isNothingOfUpdatersThatKeepNothing() {
    ArrayMean mean = new ArrayMean(0);
    mean.add(new float[0]);
    assertThat(mean.floats()).isEmpty();
  }
}
