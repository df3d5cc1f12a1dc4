package org.murmuration.table;

import java.io.Serializable;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;
import org.murmuration.store.SplitNote;

/**
 * Which split an image belongs to: decided by a hash of its content and the seed, so that it stays
 * where it is when images are added and that copies of one image are never on both sides.
 *
 * @param validationShare of all images, 0 to 1
 * @param testShare of all images, 0 to 1
 */
public record SplitRule(long seed, double validationShare, double testShare)
    implements Serializable {
  /** Seven of ten for training. */
  public static final SplitRule DEFAULT = new SplitRule(1, 0.1, 0.2);

  private static final int HASH_BITS = 48;

  public SplitRule {
    // Written so that NaN is refused too.
    if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) {
      throw Refusal.settings(
          "Cannot split images: validation %s and test %s leave nothing to learn from (their sum must be below 1)"
              .formatted(validationShare, testShare));
    }
  }

  /** The rule that a head remembers; empty where another thing decided, or nobody knows. */
  public static Optional<SplitRule> of(SplitNote note) {
    return note.decidesByContent()
        ? Optional.of(new SplitRule(note.seed(), note.validationShare(), note.testShare()))
        : Optional.empty();
  }

  /** As a head remembers it. */
  public SplitNote note() {
    return SplitNote.byContent(seed, validationShare, testShare);
  }

  public Split of(String imageId) {
    String hash = Sha256.of(seed + "/" + imageId).substring(0, HASH_BITS / 4);
    double position = Long.parseLong(hash, 16) / (double) (1L << HASH_BITS);
    if (position < testShare) {
      return Split.TEST;
    }
    return position < testShare + validationShare ? Split.VALIDATION : Split.TRAIN;
  }
}
