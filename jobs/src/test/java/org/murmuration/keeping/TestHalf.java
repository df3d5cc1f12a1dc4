package org.murmuration.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestHalf {
  /** The columns of IEEE 754's own table of binary16. */
  @ParameterizedTest
  @CsvSource({
    "0, 0x0000",
    "-0.0, 0x8000",
    "1, 0x3C00",
    "-2, 0xC000",
    "0.33325195, 0x3555",
    "65504, 0x7BFF",
    "6.1035156e-5, 0x0400",
    "6.097555e-5, 0x03FF",
    "5.9604645e-8, 0x0001"
  })
  void hasTheBitsOfTheStandard(float value, String bits) {
    short half = (short) (int) Integer.decode(bits);
    assertThat(Half.of(value)).isEqualTo(half);
    assertThat(Half.toFloat(half)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1.00048828125, 1",
    "1.00146484375, 1.001953125",
    "1.0004884, 1.0009766",
    "2.9802322e-8, 0",
    "3e-8, 5.9604645e-8",
    "6.1020255e-5, 6.1035156e-5",
    "2047.9, 2048"
  })
  void roundsToTheNearestAndOfTwoToTheEvenOne(float value, float rounded) {
    assertThat(Half.toFloat(Half.of(value))).isEqualTo(rounded);
  }

  @Test
  void givesEachFiniteHalfBackAsItWas() {
    for (int bits = 0; bits <= 0xFFFF; bits++) {
      short half = (short) bits;
      if (!Half.isInfinite(half)) {
        assertThat(Half.of(Half.toFloat(half))).isEqualTo(half);
      }
    }
  }

  @Test
  void saysWhatIsTooLarge() {
    assertThat(Half.isInfinite(Half.of(65519))).isFalse();
    assertThat(Half.isInfinite(Half.of(65520))).isTrue();
    assertThat(Half.isInfinite(Half.of(-Float.MAX_VALUE))).isTrue();
  }
}
