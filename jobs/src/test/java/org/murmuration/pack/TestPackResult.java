package org.murmuration.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class TestPackResult {
  private final PackResult result = new PackResult("file:/pack", 12, 9, 34_567, 2, 1);

  @Test
  void saysWhatWasPackedAndWhatWasLeftOut() {
    assertThat(result.summary())
        .containsExactly(
            "Packed 9 of 12 images, %,d bytes; left out 2 that are too large and 1 that could not be read"
                .formatted(34_567),
            "Pack: file:/pack (name it with --images)");
  }

  @Test
  void recordsTheSameNumbers() {
    assertThat(result.facts())
        .containsExactly(
            entry("pack", "file:/pack"),
            entry("images_listed", 12L),
            entry("images_packed", 9L),
            entry("bytes_packed", 34_567L),
            entry("left_out_too_large", 2L),
            entry("left_out_unreadable", 1L));
  }
}
