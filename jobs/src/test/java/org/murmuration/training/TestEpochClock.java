package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestEpochClock {
  @Test
  void tellsOfAnEpochASecondAndOfTheLast() {
    EpochClock clock = new EpochClock(1, 1000);
    assertThat(IntStream.rangeClosed(1, 1000).filter(epoch -> clock.isDue(epoch / 300.0, epoch)))
        .containsExactly(1, 301, 601, 901, 1000);
  }

  @Test
  void tellsOfEachThatTakesLonger() {
    EpochClock clock = new EpochClock(1, 5);
    assertThat(IntStream.rangeClosed(1, 5).filter(epoch -> clock.isDue(2.0 * epoch, epoch)))
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void saysHowLongTheRestTakes() {
    assertThat(new EpochClock(11, 20).line(10, 15, 1000)).isEqualTo("500 examples/s, 0:10 left");
  }
}
