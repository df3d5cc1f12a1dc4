package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.evaluation.PairedOutcomes;

class TestGain {
  private static final Epoch BEFORE = new Epoch(0, Double.NaN, 0.75, 11.0 / 22);
  private static final Epoch BETTER_BY_TWO = new Epoch(3, 0.25, 0.5, 13.0 / 22);
  private static final PairedOutcomes BY_TWO = new PairedOutcomes(11, 0, 2, 9);

  @Test
  void isNoneWhereAHandfulOfImagesMayBeChance() {
    Refused.quality(() -> Gain.requireShown(BETTER_BY_TWO, BEFORE, BY_TWO))
        .hasMessage(
            "Cannot publish the fine-tuned classifier: it is not better beyond noise, validation accuracy 0.5909 (95 % interval 0.387 to 0.767), loss 0.5000, before validation accuracy 0.5000 (95 % interval 0.307 to 0.693), loss 0.7500; of 22 validation images 2 newly right, 0 newly wrong, 11 right and 9 wrong both times; p = 0.2500 (exact one-sided McNemar test), a gain has p below 0.05 (use other settings, or more images, or --keep-anyway)");
  }

  @Test
  void isOneWhereChanceSeldomTurnsSoManyRight() {
    PairedOutcomes byFive = new PairedOutcomes(11, 0, Gain.FEWEST, 6);
    assertThatCode(() -> Gain.requireShown(BETTER_BY_TWO, BEFORE, byFive))
        .doesNotThrowAnyException();
    assertThat(new PairedOutcomes(11, 0, Gain.FEWEST - 1, 7).isGain()).isFalse();
    assertThat(Gain.words(byFive)).endsWith("(exact one-sided McNemar test): a gain beyond noise");
    assertThat(Gain.words(BY_TWO)).endsWith("and it was published all the same");
  }

  @Test
  void isNotLookedForWhereNoneCanBeShown() {
    Refused.input(() -> Gain.requireEnough(0)).hasMessageContaining("has no image, and on less");
    Refused.input(() -> Gain.requireEnough(4)).hasMessageContaining("has 4 images, and on less");
    assertThatCode(() -> Gain.requireEnough(5)).doesNotThrowAnyException();
    Epoch good = new Epoch(0, Double.NaN, 0.1, 18.0 / 22);
    Refused.quality(() -> Gain.requireRoom(good, 22))
        .hasMessageStartingWith(
            "Cannot fine-tune: the classifier names 4 of 22 validation images wrong, and less than 5");
    assertThatCode(() -> Gain.requireRoom(BEFORE, 22)).doesNotThrowAnyException();
  }
}
