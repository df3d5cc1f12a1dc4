package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import picocli.CommandLine;

class TestLearningRule {
  private static final LearningRule RULE = LearningRule.defaults();

  @Test
  void isThatOfAnEmptyCommandLineUnlessToldOtherwise() {
    LearningRuleOptions options = new LearningRuleOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();
    assertThat(options.settings()).isEqualTo(RULE);
  }

  @Test
  void letsARateFallToItsLastShare() {
    LearningRule falling = RULE.withSchedule(Schedule.COSINE).withLastRate(0.25);
    assertThat(falling.rate(8, 1, 5)).isEqualTo(8);
    assertThat(falling.rate(8, 5, 5)).isEqualTo(2);
    assertThat(RULE.rate(8, 5, 5)).isEqualTo(8);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    Refused.settings(() -> RULE.withLastRate(0))
        .hasMessage("Cannot use --last-rate 0.0: it must be above 0");
    Refused.settings(() -> RULE.withLastRate(1.5))
        .hasMessage("Cannot use --last-rate 1.5: it must be between 0 and 1");
    Refused.settings(() -> RULE.withL2(-1)).hasMessage("Cannot use --l2 -1.0: it must be above 0");
    assertThat(RULE.withL2(0).l2()).isZero();
  }
}
