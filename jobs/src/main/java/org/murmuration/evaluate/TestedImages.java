package org.murmuration.evaluate;

import java.util.Optional;
import org.murmuration.evaluation.SeenBefore.Uses;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.seen.SeenFor;
import org.murmuration.split.Split;
import org.murmuration.split.SplitChoice;
import org.murmuration.split.SplitRule;
import org.murmuration.store.SplitNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of some images a classifier is tested on.
 *
 * @param which empty where nobody said
 * @param split what is said of the split, which a classifier of an older program does not know
 */
public record TestedImages(Optional<Which> which, SplitChoice split) {
  /** Those that the classifier never saw. */
  public static final TestedImages USUAL = new TestedImages(Optional.empty(), SplitChoice.NONE);

  private static final Logger LOG = LoggerFactory.getLogger(TestedImages.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public TestedImages {
    Given.value("--split", which);
    Given.value("--split-seed", split);
  }

  /** Those that a classifier never saw, those that it was watched or chosen by, or all. */
  public enum Which {
    TEST,
    VALIDATION,
    ALL;

    /** Whether an image is wanted that was seen for something, or never. */
    boolean wants(Optional<SeenFor> seen) {
      return switch (this) {
        case TEST -> seen.isEmpty();
        case VALIDATION -> seen.equals(Optional.of(SeenFor.VALIDATION));
        case ALL -> true;
      };
    }

    /** Those among some images that are wanted. */
    Uses among(Uses given) {
      return switch (this) {
        case TEST -> new Uses(0, 0, given.never());
        case VALIDATION -> new Uses(0, given.validation(), 0);
        case ALL -> given;
      };
    }

    /** What the images are called then; empty where they are of several. */
    Optional<Split> split() {
      return switch (this) {
        case TEST -> Optional.of(Split.TEST);
        case VALIDATION -> Optional.of(Split.VALIDATION);
        case ALL -> Optional.empty();
      };
    }
  }

  /** Which of them, where the classifier knows what it saw. */
  Which wanted() {
    return which.orElse(Which.TEST);
  }

  /**
   * The rule that divided images when there was no other memory of them; empty where nobody knows,
   * and all are tested.
   *
   * @param whose memory it is, for messages
   * @throws Refusal (settings) if another rule was given
   */
  Optional<SplitRule> ruleOfOld(SplitNote remembered, String whose) {
    boolean nothingSaid = which.isEmpty() && split.equals(SplitChoice.NONE);
    if (nothingSaid && !isByContent(remembered)) {
      LOG.warn(
          "The {} does not say which images it learnt from: it is tested on all of these, also where it learnt from them (give --split-seed, --validation-share and --test-share as embed had them)",
          whose);
      return Optional.empty();
    }
    if (wanted() == Which.ALL) {
      requireSame(remembered, whose);
      return Optional.empty();
    }
    return Optional.of(split.inherited(remembered, whose));
  }

  private static boolean isByContent(SplitNote note) {
    return note.decidesByRule() && !note.givesEachLabelItsShare();
  }

  /**
   * @throws Refusal (settings) if another rule was given than the classifier remembers
   */
  void requireSame(SplitNote remembered, String whose) {
    SplitRule.of(remembered).ifPresent(known -> split.requireSame(known, whose));
  }
}
