package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestWilsonInterval {
  private static final double Z = 1.959963984540054;

  /** Wilson's definition: the ends p solve (share - p)^2 = z^2 p (1 - p) / n. */
  @ParameterizedTest
  @CsvSource({"14, 16", "1, 2", "0, 10", "10, 10", "999, 1000", "5, 100000"})
  void solvesTheEquationThatDefinesIt(long correct, long total) {
    WilsonInterval interval = WilsonInterval.of(correct, total);
    double share = (double) correct / total;
    for (double end : new double[] {interval.low(), interval.high()}) {
      assertThat(Math.pow(share - end, 2))
          .isCloseTo(Z * Z * end * (1 - end) / total, within(1e-12));
    }
    assertThat(interval.low()).isBetween(0.0, share);
    assertThat(interval.high()).isBetween(share, 1.0);
  }

  @Test
  void knowsNothingIfNothingWasTried() {
    assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
  }

  @Test
  void refusesMoreRightThanTried() {
    assertThatThrownBy(() -> WilsonInterval.of(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot bound 3 right of 2: not a share");
  }

  @Test
  void boundsAnF1ThroughTheShareOfBoth() {
    WilsonInterval overlap = WilsonInterval.of(3, 5);
    WilsonInterval f1 = WilsonInterval.ofF1(3, 5);
    assertThat(f1.low()).isEqualTo(2 * overlap.low() / (1 + overlap.low()));
    assertThat(f1.high()).isEqualTo(2 * overlap.high() / (1 + overlap.high()));
    assertThat(WilsonInterval.ofF1(0, 0)).isEqualTo(new WilsonInterval(0, 1));
  }
}
