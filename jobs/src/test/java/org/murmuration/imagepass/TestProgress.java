package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestProgress {
  private static String line(long done, long total, double imagesPerSecond) {
    return Progress.line(new ImageCount.Images(done, 3, 0), total, imagesPerSecond);
  }

  @Test
  void saysHowManyAreDoneHowFastAndHowLongItTakes() {
    // 870 images are left; at 8 a second they take 108.75 seconds.
    assertThat(line(130, 1000, 8))
        .isEqualTo("130 of 1000 images, 8.0 images/s, 1:49 left, 3 rejected");
  }

  @Test
  void writesSecondsWithTwoDigits() {
    assertThat(line(1, 6, 1)).endsWith(", 0:05 left, 3 rejected");
    assertThat(line(1, 60, 1)).endsWith(", 0:59 left, 3 rejected");
    assertThat(line(1, 61, 1)).endsWith(", 1:00 left, 3 rejected");
  }

  @Test
  void countsHoursInMinutes() {
    assertThat(line(0, 1_000_000, 10)).endsWith(", 1666:40 left, 3 rejected");
  }
}
