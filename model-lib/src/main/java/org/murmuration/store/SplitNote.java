package org.murmuration.store;

import java.util.List;
import org.murmuration.refusal.Refusal;

/**
 * How examples were divided into those for training, validation and test, as a head remembers it.
 *
 * @param decidedBy {@code label}: within each label, a hash of each and the seed put them in order,
 *     and the first shares are test and validation; {@code content}: the hash alone, as older
 *     programs had it; {@code column}: a column of the table; {@code unknown}: a head of an older
 *     format does not say
 * @param seed of the hash; 0 where none decides
 * @param validationShare 0 to 1; 0 where no hash decides
 * @param testShare 0 to 1; 0 where no hash decides
 */
public record SplitNote(String decidedBy, long seed, double validationShare, double testShare) {
  private static final String LABEL = "label";
  private static final String CONTENT = "content";
  private static final List<String> KNOWN = List.of(LABEL, CONTENT, "column", "unknown");

  /** The table says it of each row. */
  public static final SplitNote COLUMN = new SplitNote("column", 0, 0, 0);

  /** Nobody wrote it down. */
  public static final SplitNote UNKNOWN = new SplitNote("unknown", 0, 0, 0);

  public SplitNote {
    if (!KNOWN.contains(decidedBy)) {
      throw Refusal.input(
          "Cannot read this head folder: its split is decided by '%s', this program knows %s"
              .formatted(decidedBy, String.join(", ", KNOWN)));
    }
  }

  /** A hash of an example's content and the seed decides. */
  public static SplitNote byContent(long seed, double validationShare, double testShare) {
    return new SplitNote(CONTENT, seed, validationShare, testShare);
  }

  /** A hash of its content and the seed puts an example in its place among those of its label. */
  public static SplitNote byLabel(long seed, double validationShare, double testShare) {
    return new SplitNote(LABEL, seed, validationShare, testShare);
  }

  /** Whether a rule decides, so that seed and shares say which split an example belongs to. */
  public boolean decidesByRule() {
    return givesEachLabelItsShare() || decidedBy.equals(CONTENT);
  }

  /** Whether that rule gives each label its share. */
  public boolean givesEachLabelItsShare() {
    return decidedBy.equals(LABEL);
  }

  /** In a few words, for people. */
  @Override
  public String toString() {
    if (decidesByRule()) {
      return "seed %d, validation %s, test %s%s"
          .formatted(
              seed, validationShare, testShare, givesEachLabelItsShare() ? " of each label" : "");
    }
    return equals(COLUMN) ? "a column of the table" : "not recorded";
  }
}
