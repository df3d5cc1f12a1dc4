package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestNameEncoding {
  @ParameterizedTest
  @ValueSource(strings = {"ANSI_X3.4-1968", "ISO-8859-1", "no such thing"})
  void refusesNamesThatOnlyUtf8Spells(String charset) {
    NameEncoding encoding = new NameEncoding(charset);
    Refused.settings(() -> encoding.check("/photos/gr\u00FCn.jpg"))
        .hasMessageContaining("'/photos/gr\u00FCn.jpg'")
        .hasMessageContaining(charset)
        .hasMessageContaining("LC_ALL=C.UTF-8");
    assertThatCode(() -> encoding.check("/photos/1 [x].jpg")).doesNotThrowAnyException();
  }

  @Test
  void takesAllNamesInUtf8() {
    assertThatCode(() -> new NameEncoding("UTF-8").check("/photos/gr\uFFFDn \uD83D\uDC26.jpg"))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesArgumentsThatLostLetters() {
    Refused.settings(
            () -> new NameEncoding("ANSI_X3.4-1968").checkArguments(List.of("--images=gr\uFFFDn")))
        .hasMessageContaining("'--images=gr\uFFFDn' on the command line");
    assertThatCode(() -> new NameEncoding("UTF-8").checkArguments(List.of("gr\uFFFDn")))
        .doesNotThrowAnyException();
  }
}
