package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TestHistogram {
  @Test
  void choosesTheScaleThatLosesLeast() {
    Histogram even = new Histogram();
    Histogram oneFarOff = new Histogram();
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / (float) values.length;
    }
    even.add(values);
    oneFarOff.add(values);
    oneFarOff.add(new float[] {10});
    assertThat(even.scale() * 255).isBetween(0.97f, 1f);
    double best = 10 / (1 + values.length / 12.0 / 255 / 255);
    assertThat(oneFarOff.scale() * 255).as("of 10").isCloseTo((float) best, within(0.1f));
    assertThat(new Histogram().scale()).isEqualTo(1);
  }

  @Test
  void partsAddUpToTheWholeHoweverTheyAreCut() {
    float[] small = values(1, 0.001f);
    float[] large = values(2, 1000);
    Histogram whole = new Histogram();
    whole.add(small);
    whole.add(large);
    Histogram first = new Histogram();
    first.add(small);
    Histogram second = new Histogram();
    second.add(large);
    Histogram other = new Histogram();
    other.add(small);
    first.add(second);
    second = new Histogram();
    second.add(large);
    second.add(other);
    assertThat(first.scale()).isEqualTo(whole.scale());
    assertThat(second.scale()).isEqualTo(whole.scale());
  }

  private static float[] values(long seed, float largest) {
    Random random = new Random(seed);
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = largest * random.nextFloat();
    }
    return values;
  }
}
