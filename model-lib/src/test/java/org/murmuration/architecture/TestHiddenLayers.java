package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestHiddenLayers {
  @ParameterizedTest
  @ValueSource(strings = {"none", "1", "256,64", "4096,1,1,4096"})
  void areReadAsTheyAreWritten(String text) {
    assertThat(HiddenLayers.parse(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "256,0",
        "4097",
        "99999999999",
        "1,2,3,4,5",
        "many",
        "256;64",
        ",",
        "2.5"
      })
  void areNothingElse(String text) {
    assertThat(HiddenLayers.parse(text)).isEmpty();
  }

  @Test
  void haveUnitsAndAreFew() {
    assertThatThrownBy(() -> new HiddenLayers(List.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No head has hidden layers of [0] units");
    assertThatThrownBy(() -> new HiddenLayers(Collections.nCopies(5, 8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
