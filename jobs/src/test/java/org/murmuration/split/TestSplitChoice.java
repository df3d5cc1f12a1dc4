package org.murmuration.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.store.SplitNote;

final class TestSplitChoice {
  private static final SplitRule RULE = new SplitRule(9, 0.1, 0.25);

  private static SplitChoice choice(Long seed, Double validationShare, Double testShare) {
    return new SplitChoice(
        Optional.ofNullable(seed),
        Optional.ofNullable(validationShare),
        Optional.ofNullable(testShare));
  }

  @Test
  void isTheDefaultWhereNothingIsGiven() {
    assertThat(SplitChoice.NONE.orDefault()).isEqualTo(SplitRule.DEFAULT);
    assertThat(choice(7L, null, 0.5).orDefault()).isEqualTo(new SplitRule(7, 0.1, 0.5));
  }

  @Test
  void inheritsWhatIsRemembered() {
    assertThat(SplitChoice.NONE.inherited(RULE.note(), "head h")).isEqualTo(RULE);
    assertThat(choice(9L, 0.1, 0.25).inherited(RULE.note(), "head h")).isEqualTo(RULE);
    assertThat(choice(null, null, 0.25).inherited(RULE.note(), "head h")).isEqualTo(RULE);
  }

  @Test
  void takesWhatIsGivenAsOlderProgramsDidWhereNothingIsRemembered() {
    assertThat(choice(7L, null, null).inherited(SplitNote.UNKNOWN, "head h"))
        .isEqualTo(new SplitRule(SplitRule.By.CONTENT, 7, 0.1, 0.2));
  }

  @Test
  void refusesAnotherRuleNamingEachDifferenceWithBothValues() {
    Refused.settings(() -> choice(8L, 0.1, 0.2).inherited(RULE.note(), "head h"))
        .hasMessage(
            "Cannot split otherwise than the head h: --split-seed is 8, there it is 9; --test-share"
                + " is 0.2, there it is 0.25 (leave these options out, or images that were learnt"
                + " from are tested on)");
    Refused.settings(() -> choice(null, 0.3, null).requireSame(RULE, "table t"))
        .hasMessageStartingWith(
            "Cannot split otherwise than the table t: --validation-share is 0.3, there it is 0.1 (");
    assertThatCode(() -> choice(9L, null, null).requireSame(RULE, "table t"))
        .doesNotThrowAnyException();
  }

  @Test
  void aRuleIsRememberedAsItIs() {
    assertThat(SplitRule.of(RULE.note())).contains(RULE);
    assertThat(SplitRule.of(SplitNote.COLUMN)).isEmpty();
    assertThat(SplitRule.of(SplitNote.UNKNOWN)).isEmpty();
  }
}
