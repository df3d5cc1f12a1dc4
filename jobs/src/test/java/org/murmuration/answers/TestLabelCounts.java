package org.murmuration.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestLabelCounts {
  @Test
  void namesTheFirstFiveAndCountsTheRest() {
    assertThat(
            new LabelCounts(Map.of("a", 9L, "b", 30L, "c", 7L, "d", 7L, "e", 5L, "f", 4L, "g", 2L))
                .line())
        .isEqualTo("By label: b 30, a 9, c 7, d 7, e 5, and 6 of 2 other labels");
    assertThat(new LabelCounts(Map.of("a", 9L, "b", 8L, "c", 7L, "d", 6L, "e", 5L, "f", 4L)).line())
        .endsWith("e 5, and 4 of 1 other label");
    assertThat(new LabelCounts(Map.of("a", 9L)).line()).isEqualTo("By label: a 9");
  }
}
