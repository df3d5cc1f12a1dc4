package org.murmuration.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.SplitNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a user says of the split where a table or a head may remember it. What is remembered holds:
 * under another rule, a head would be tested on images that it learnt from.
 *
 * @param seed empty where none was given
 * @param validationShare empty where none was given
 * @param testShare empty where none was given
 */
public record SplitChoice(
    Optional<Long> seed, Optional<Double> validationShare, Optional<Double> testShare) {
  /** Nothing is given. */
  public static final SplitChoice NONE =
      new SplitChoice(Optional.empty(), Optional.empty(), Optional.empty());

  private static final Logger LOG = LoggerFactory.getLogger(SplitChoice.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public SplitChoice {
    Given.value("--split-seed", seed);
    Given.value("--validation-share", validationShare);
    Given.value("--test-share", testShare);
  }

  /**
   * What is given, and the default for what is not.
   *
   * @throws Refusal (settings) if that leaves nothing to learn from
   */
  public SplitRule orDefault() {
    return new SplitRule(
        seed.orElse(SplitRule.DEFAULT.seed()),
        validationShare.orElse(SplitRule.DEFAULT.validationShare()),
        testShare.orElse(SplitRule.DEFAULT.testShare()));
  }

  /**
   * The rule that is remembered. Where none is, an older program divided, by content: what is given
   * or else the default holds, and a line says so.
   *
   * @param whose memory it is, such as {@code head h}
   * @throws Refusal (settings) if another was given
   */
  public SplitRule inherited(SplitNote remembered, String whose) {
    Optional<SplitRule> known = SplitRule.of(remembered);
    known.ifPresent(rule -> requireSame(rule, whose));
    return known.orElseGet(() -> instead(whose));
  }

  private SplitRule instead(String whose) {
    SplitRule given = orDefault();
    SplitRule rule =
        new SplitRule(
            SplitRule.By.CONTENT, given.seed(), given.validationShare(), given.testShare());
    LOG.warn(
        "The {} does not say how its images were split: they are split by {} (give --split-seed, --validation-share and --test-share as embed had them)",
        whose,
        rule.note());
    return rule;
  }

  /**
   * @param whose memory the rule is, such as {@code head h}
   * @throws Refusal (settings) naming each difference with both values
   */
  public void requireSame(SplitRule rule, String whose) {
    List<String> differences = new ArrayList<>();
    compare(differences, "--split-seed", seed, rule.seed());
    compare(differences, "--validation-share", validationShare, rule.validationShare());
    compare(differences, "--test-share", testShare, rule.testShare());
    if (!differences.isEmpty()) {
      throw Refusal.settings(
          "Cannot split otherwise than the %s: %s (leave these options out, or images that were learnt from are tested on)"
              .formatted(whose, String.join("; ", differences)));
    }
  }

  private static <T> void compare(
      List<String> differences, String option, Optional<T> given, T remembered) {
    if (given.isPresent() && !Objects.equals(given.get(), remembered)) {
      differences.add("%s is %s, there it is %s".formatted(option, given.get(), remembered));
    }
  }
}
