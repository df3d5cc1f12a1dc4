package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestProgress {
  @Test
  void saysHowManyAreDoneHowFastAndHowLongItTakes() {
    // 870 images are left; at 8 a second they take 108.75 seconds.
    assertThat(Progress.line(130, 1000, 8))
        .isEqualTo("130 of 1000 images, %.1f images/s, 1:49 left".formatted(8.0));
  }

  @Test
  void writesSecondsWithTwoDigits() {
    assertThat(Progress.line(1, 6, 1)).endsWith(", 0:05 left");
    assertThat(Progress.line(1, 60, 1)).endsWith(", 0:59 left");
    assertThat(Progress.line(1, 61, 1)).endsWith(", 1:00 left");
  }

  @Test
  void countsHoursInMinutes() {
    assertThat(Progress.line(0, 1_000_000, 10)).endsWith(", 1666:40 left");
  }
}
