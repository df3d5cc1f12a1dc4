package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.evaluate.TestedImages.Which;
import org.murmuration.seen.SeenFor;
import org.murmuration.split.SplitChoice;
import org.murmuration.split.SplitRule;
import org.murmuration.store.SplitNote;

final class TestTestedImages {
  private static final SplitRule RULE = new SplitRule(SplitRule.By.CONTENT, 9, 0.1, 0.25);
  private static final SplitChoice SEED_7 =
      new SplitChoice(Optional.of(7L), Optional.empty(), Optional.empty());

  private static Optional<SplitRule> rule(Which which, SplitChoice split, SplitNote remembered) {
    return new TestedImages(Optional.ofNullable(which), split)
        .ruleOfOld(remembered, "classifier c");
  }

  @Test
  void areThoseThatTheClassifiersSplitKeepsForATest() {
    assertThat(rule(null, SplitChoice.NONE, RULE.note())).contains(RULE);
    assertThat(rule(Which.TEST, SplitChoice.NONE, RULE.note())).contains(RULE);
  }

  @Test
  void areAllWhereItSawNoneOfThem() {
    assertThat(rule(Which.ALL, SplitChoice.NONE, RULE.note())).isEmpty();
    assertThat(rule(Which.ALL, SEED_7, SplitNote.UNKNOWN)).isEmpty();
  }

  @Test
  void areAllWhereNobodyKnowsTheSplit() {
    assertThat(rule(null, SplitChoice.NONE, SplitNote.UNKNOWN)).isEmpty();
  }

  @Test
  void areThoseOfTheGivenSplitWhereTheClassifierDoesNotKnowIts() {
    assertThat(rule(null, SEED_7, SplitNote.UNKNOWN))
        .contains(new SplitRule(SplitRule.By.CONTENT, 7, 0.1, 0.2));
    assertThat(rule(Which.TEST, SplitChoice.NONE, SplitNote.UNKNOWN))
        .contains(new SplitRule(SplitRule.By.CONTENT, 1, 0.1, 0.2));
  }

  @Test
  void areThoseThatItNeverSawUnlessOthersAreWanted() {
    assertThat(TestedImages.USUAL.wanted()).isEqualTo(Which.TEST);
    assertThat(Which.TEST.wants(Optional.empty())).isTrue();
    assertThat(Which.TEST.wants(Optional.of(SeenFor.VALIDATION))).isFalse();
    assertThat(Which.VALIDATION.wants(Optional.of(SeenFor.VALIDATION))).isTrue();
    assertThat(Which.VALIDATION.wants(Optional.of(SeenFor.TRAINING))).isFalse();
    assertThat(Which.ALL.wants(Optional.of(SeenFor.TRAINING))).isTrue();
  }

  @Test
  void areOfNoOtherSplitThanItsOwn() {
    String start = "Cannot split otherwise than the classifier c: --split-seed is 7, there it is 9";
    Refused.settings(() -> rule(null, SEED_7, RULE.note())).hasMessageStartingWith(start);
    Refused.settings(() -> rule(Which.ALL, SEED_7, RULE.note())).hasMessageStartingWith(start);
  }
}
