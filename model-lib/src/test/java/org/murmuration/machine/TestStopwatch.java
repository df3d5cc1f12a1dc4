package org.murmuration.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestStopwatch {
  @Test
  void sumsUpItsLaps() {
    Stopwatch watch = new Stopwatch();
    double laps = watch.lap() + watch.lap();
    assertThat(watch.seconds()).isGreaterThanOrEqualTo(laps);
    assertThat(laps).isNotNegative();
  }

  @Test
  void tellsNanosecondsAsSeconds() {
    assertThat(Stopwatch.seconds(1_500_000_000)).isEqualTo(1.5);
  }
}
