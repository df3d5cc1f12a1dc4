package org.murmuration.store;

import org.murmuration.refusal.Refusal;

/**
 * How examples were divided into those for training, validation and test, as a head remembers it.
 *
 * @param decidedBy {@code content}: a hash of each and the seed; {@code column}: a column of the
 *     table; {@code unknown}: a head of an older format does not say
 * @param seed of the hash; 0 where none decides
 * @param validationShare 0 to 1; 0 where no hash decides
 * @param testShare 0 to 1; 0 where no hash decides
 */
public record SplitNote(String decidedBy, long seed, double validationShare, double testShare) {
  private static final String CONTENT = "content";

  /** The table says it of each row. */
  public static final SplitNote COLUMN = new SplitNote("column", 0, 0, 0);

  /** Nobody wrote it down. */
  public static final SplitNote UNKNOWN = new SplitNote("unknown", 0, 0, 0);

  public SplitNote {
    if (!decidedBy.equals(CONTENT) && !decidedBy.equals("column") && !decidedBy.equals("unknown")) {
      throw Refusal.input(
          "Cannot read this head folder: its split is decided by '%s', this program knows content, column and unknown"
              .formatted(decidedBy));
    }
  }

  /** A hash of an example's content and the seed decides. */
  public static SplitNote byContent(long seed, double validationShare, double testShare) {
    return new SplitNote(CONTENT, seed, validationShare, testShare);
  }

  /** Whether a hash decides, so that seed and shares say which split an example belongs to. */
  public boolean decidesByContent() {
    return decidedBy.equals(CONTENT);
  }

  /** In a few words, for people. */
  @Override
  public String toString() {
    if (decidesByContent()) {
      return "seed %d, validation %s, test %s".formatted(seed, validationShare, testShare);
    }
    return equals(COLUMN) ? "a column of the table" : "not recorded";
  }
}
