package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestWantedAccuracy {
  /** Of ten images: sure ones are right, as are some that are less sure. */
  private static ConfidenceHistogram tried() {
    ConfidenceHistogram confidence = new ConfidenceHistogram();
    for (double probability : new double[] {0.95, 0.9f, 0.85, 0.8, 0.5}) {
      confidence.addRight(probability);
    }
    for (double probability : new double[] {0.82, 0.55, 0.45, 0.4, 0.3}) {
      confidence.addWrong(probability);
    }
    return confidence;
  }

  @Test
  void findsTheLeastConfidenceThatGivesIt() {
    assertThat(new WantedAccuracy(0.8, tried()).threshold()).contains(0.8);
    assertThat(new WantedAccuracy(0.81, tried()).threshold()).contains(0.85);
    assertThat(new WantedAccuracy(0.5, tried()).threshold()).as("all of them").contains(0.3);
  }

  @Test
  void saysHowManyAreAnsweredAndHowSureThatIs() {
    WantedAccuracy wanted = new WantedAccuracy(0.8, tried());
    assertThat(wanted.line())
        .isEqualTo(
            "For accuracy 0.800, a confidence of 0.800 is needed: 5 of 10 images are answered then, with accuracy 0.800 (95 % interval 0.376 to 0.964)");
    assertThat(wanted.metrics())
        .containsEntry("wanted_accuracy", 0.8)
        .containsEntry("threshold", 0.8)
        .containsEntry("threshold_answered", 5.0)
        .containsEntry("threshold_answered_share", 0.5)
        .containsEntry("threshold_accuracy", 0.8);
    assertThat(wanted.metrics().get("threshold_accuracy_low")).isCloseTo(0.376, within(5e-4));
  }

  @Test
  void saysWhereNoneGivesIt() {
    ConfidenceHistogram confidence = tried();
    confidence.addWrong(0.99);
    WantedAccuracy wanted = new WantedAccuracy(0.9, confidence);
    assertThat(wanted.threshold()).isEmpty();
    assertThat(wanted.line())
        .isEqualTo("No confidence gives accuracy 0.900 on these 11 images: at best it is 0.750");
    assertThat(wanted.metrics()).containsOnlyKeys("wanted_accuracy");
  }

  @Test
  void ofNoImageSaysSo() {
    assertThat(new WantedAccuracy(0.9, new ConfidenceHistogram()).line())
        .isEqualTo("No confidence gives accuracy 0.900 on these 0 images: at best it is 0.000");
  }
}
