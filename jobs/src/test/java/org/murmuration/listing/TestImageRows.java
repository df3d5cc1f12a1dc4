package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.ImageFile;

class TestImageRows {
  private static ImageRows rows(String... labels) {
    return Stream.of(labels)
        .map(label -> ImageRows.of(new ImageFile("file:/a.jpg", label, 1, 1)))
        .reduce(ImageRows::plus)
        .orElseThrow();
  }

  @Test
  void countsRowsThatAgree() {
    assertThat(rows("wren", "wren", "wren").isContradiction()).isFalse();
    assertThat(rows("wren", "wren", "wren").repeated()).isEqualTo(2);
    assertThat(rows("wren").repeated()).isZero();
  }

  @Test
  void namesBothLabelsInWhateverOrderTheyCome() {
    assertThat(rows("wren", "robin", "wren").contradiction())
        .isEqualTo("file:/a.jpg has two labels, 'robin' and 'wren'")
        .isEqualTo(rows("robin", "wren").contradiction());
    assertThat(rows("wren", null).contradiction()).endsWith("'wren' and none");
  }
}
