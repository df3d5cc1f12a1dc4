package org.murmuration.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestCard {
  @ParameterizedTest
  @CsvSource({
    "'Tesla M2090, 2.0', false",
    "'Tesla K80, 3.7', true",
    "'Tesla T4, 7.5', true",
    "'NVIDIA A10G, 8.6', true",
    "'NVIDIA L4, 8.9', true",
    "'NVIDIA H100 80GB HBM3, 9.0', false",
    "'NVIDIA B200, 10.0', false",
    "'Quadro, of old, [N/A]', false"
  })
  void isSupportedWhereTheLibraryHasCodeForIt(String line, boolean isSupported) {
    assertThat(Card.listed(List.of(line)))
        .singleElement()
        .satisfies(card -> assertThat(card.isSupported()).isEqualTo(isSupported));
  }

  @Test
  void isNamedWhereItIsNot() {
    assertThat(Card.listed(List.of("NVIDIA H100 80GB HBM3, 9.0")).get(0).refusal())
        .isEqualTo(
            "the card NVIDIA H100 80GB HBM3 has compute capability 9.0, and the library has code"
                + " for 3.7 to 8.9");
  }

  @Test
  void isNotThereWithoutADriver() {
    assertThat(Cuda.unusableCard(new CardDriver("no-such-tool")).orElseThrow())
        .startsWith("there is no NVIDIA driver (");
  }
}
