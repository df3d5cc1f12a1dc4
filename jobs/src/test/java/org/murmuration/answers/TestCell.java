package org.murmuration.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestCell {
  @Test
  void isAsWideAsItLooks() {
    assertThat(new Cell("M\u00fcnchen").width()).isEqualTo(7);
    assertThat(new Cell("Mu\u0308nchen").width()).as("a mark of its own").isEqualTo(7);
    assertThat(new Cell("\u9ce5.jpg").width()).isEqualTo(6);
    assertThat(new Cell("\uD83D\uDC26").width()).as("beyond U+FFFF").isEqualTo(2);
    assertThat(new Cell("\u9ce5").padded(4)).isEqualTo("\u9ce5  ");
    assertThat(new Cell("too long").padded(4)).isEqualTo("too long");
  }

  @Test
  void losesItsMiddleWhereItIsTooLong() {
    assertThat(new Cell("abcdefghij.jpg").within(14).text()).isEqualTo("abcdefghij.jpg");
    assertThat(new Cell("abcdefghij.jpg").within(12).text()).isEqualTo("abcd...j.jpg");
    assertThat(new Cell("abcdefghij.jpg").within(3).text()).isEqualTo("...");
  }

  @Test
  void isNotCutWithinALetter() {
    Cell birds = new Cell("\u9ce5\u9ce5\u9ce5\u9ce5\u9ce5\u9ce5");
    for (int columns = 3; columns < 12; columns++) {
      assertThat(birds.within(columns).width()).isLessThanOrEqualTo(columns);
    }
    assertThat(new Cell("0123456789u\u0308").within(4).text())
        .as("the letter with its mark")
        .isEqualTo("...u\u0308");
    assertThat(new Cell("\uD83D\uDC26\uD83D\uDC26\uD83D\uDC26\uD83D\uDC26").within(7).text())
        .isEqualTo("\uD83D\uDC26...\uD83D\uDC26");
  }
}
