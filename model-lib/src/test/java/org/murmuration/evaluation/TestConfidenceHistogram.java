package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.ConfidenceHistogram.Answered;

class TestConfidenceHistogram {
  @Test
  void knowsACalibratedClassifier() {
    ConfidenceHistogram histogram = new ConfidenceHistogram();
    for (int i = 0; i < 100; i++) {
      add(histogram, 0.75, i < 75);
      add(histogram, 0.35, i < 35);
    }
    assertThat(histogram.expectedCalibrationError()).isCloseTo(0, within(1e-12));
    assertThat(histogram.meanConfidence()).isCloseTo(0.55, within(1e-12));
  }

  @Test
  void measuresHowFarProbabilityAndShareLieApart() {
    ConfidenceHistogram histogram = new ConfidenceHistogram();
    add(histogram, 0.95, true);
    add(histogram, 0.95, false);
    add(histogram, 0.55, true);
    add(histogram, 0.55, false);
    // Bins of two: |0.5 - 0.95| and |0.5 - 0.55|, each for half of the images.
    assertThat(histogram.expectedCalibrationError()).isCloseTo(0.25, within(1e-12));
    assertThat(histogram.bins()).hasSize(10);
    assertThat(histogram.bins().get(9).images()).isEqualTo(2);
    assertThat(histogram.bins().get(9).accuracy()).isEqualTo(0.5);
    assertThat(histogram.bins().get(0).images()).isZero();
  }

  @Test
  void saysWhatIsLeftAboveAProbability() {
    ConfidenceHistogram histogram = new ConfidenceHistogram();
    add(histogram, 0.9f, true);
    add(histogram, 0.8, false);
    add(histogram, 1, true);
    assertThat(histogram.atLeast(0)).isEqualTo(new Answered(3, 2));
    assertThat(histogram.atLeast(0.9)).as("0.9 as a float is less").isEqualTo(new Answered(2, 2));
    assertThat(histogram.atLeast(0.95).accuracy()).isEqualTo(1);
    assertThat(histogram.curve())
        .containsExactly(new Answered(3, 2), new Answered(2, 2), new Answered(1, 1));
  }

  @Test
  void isZeroWithoutImages() {
    ConfidenceHistogram histogram = new ConfidenceHistogram();
    assertThat(histogram.expectedCalibrationError()).isZero();
    assertThat(histogram.meanConfidence()).isZero();
    assertThat(histogram.curve()).isEmpty();
  }

  private static void add(ConfidenceHistogram histogram, double probability, boolean right) {
    if (right) {
      histogram.addRight(probability);
    } else {
      histogram.addWrong(probability);
    }
  }
}
