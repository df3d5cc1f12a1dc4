package org.murmuration.split;

import java.io.Serializable;
import java.util.Optional;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;
import org.murmuration.store.SplitNote;
import org.murmuration.table.SplitByLabel;

/**
 * Which split an image belongs to. A hash of its content and the seed decides, so that copies of
 * one image are never on both sides, and that an image stays where it is when others are added, or
 * all but does.
 *
 * @param by what the shares are of
 * @param validationShare 0 to 1
 * @param testShare 0 to 1
 */
public record SplitRule(By by, long seed, double validationShare, double testShare)
    implements Serializable {
  /** What shares are of. */
  public enum By {
    /** Of each label's images, in the order of their hashes; {@link SplitByLabel} counts them. */
    LABEL,
    /** Of all hashes that could be: older tables, where a label may be without a test image. */
    CONTENT
  }

  /** Seven of ten for training. */
  public static final SplitRule DEFAULT = new SplitRule(1, 0.1, 0.2);

  private static final int HASH_BITS = 48;

  public SplitRule {
    Given.value("--split-seed", by);
    // Written so that NaN is refused too.
    if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) {
      throw Refusal.settings(
          "Cannot split images: validation %s and test %s leave nothing to learn from (their sum must be below 1)"
              .formatted(validationShare, testShare));
    }
  }

  /** Shares of each label. */
  public SplitRule(long seed, double validationShare, double testShare) {
    this(By.LABEL, seed, validationShare, testShare);
  }

  /** The rule that a head remembers; empty where another thing decided, or nobody knows. */
  public static Optional<SplitRule> of(SplitNote note) {
    By by = note.givesEachLabelItsShare() ? By.LABEL : By.CONTENT;
    return note.decidesByRule()
        ? Optional.of(new SplitRule(by, note.seed(), note.validationShare(), note.testShare()))
        : Optional.empty();
  }

  /** As a head remembers it. */
  public SplitNote note() {
    return by == By.LABEL
        ? SplitNote.byLabel(seed, validationShare, testShare)
        : SplitNote.byContent(seed, validationShare, testShare);
  }

  /** Whether seed and shares are the same. */
  public boolean isLike(SplitRule other) {
    return note()
        .equals(new SplitRule(by, other.seed, other.validationShare, other.testShare).note());
  }

  /** Where a rule by content alone has an image. */
  public Split of(String imageId) {
    double position = position(imageId) / (double) (1L << HASH_BITS);
    if (position < testShare) {
      return Split.TEST;
    }
    return position < testShare + validationShare ? Split.VALIDATION : Split.TRAIN;
  }

  /** The place of an image, or of a group, among others; 0 to 2^48. */
  public long position(String id) {
    return Long.parseLong(Sha256.of(seed + "/" + id).substring(0, HASH_BITS / 4), 16);
  }

  /** One by content looks as it did when there was no other: fingerprints are made of that. */
  @Override
  public String toString() {
    return by == By.LABEL
        ? "by label, " + note()
        : "SplitRule[seed=%d, validationShare=%s, testShare=%s]"
            .formatted(seed, validationShare, testShare);
  }
}
