package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestImageShape {
  @Test
  void countsItsNumbersAndPrintsItsSides() {
    ImageShape shape = new ImageShape(224, 112, 3);
    assertThat(shape.size()).isEqualTo(224 * 112 * 3);
    assertThat(shape).hasToString("224x112x3");
  }

  @Test
  void refusesASideBelowOne() {
    assertThatThrownBy(() -> new ImageShape(224, 0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot shape an image as 224x0x3: each side must be at least 1");
  }
}
