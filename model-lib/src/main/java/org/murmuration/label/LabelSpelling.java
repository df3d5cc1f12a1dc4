package org.murmuration.label;

import java.text.Normalizer;
import java.util.Optional;

/**
 * How a label is written. Letters with marks can be one code point or two, and blanks at an end are
 * not seen: labels that look alike are one label.
 */
public final class LabelSpelling {
  /** What a decoder puts in the place of bytes that are no letter in its encoding. */
  private static final char LOST_LETTER = '\uFFFD';

  private LabelSpelling() {}

  /** The label as it is kept: in Unicode's normal form C, without blanks around it. */
  public static String of(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFC).strip();
  }

  /** Why a label cannot be learnt, as in <i>it is blank</i>; nothing where it can. */
  public static Optional<String> fault(String label) {
    return label.indexOf(LOST_LETTER) >= 0
        ? Optional.of("it holds U+FFFD, the sign of letters that were read in a wrong encoding")
        : LabelRules.fault(label);
  }

  /** A label, or a name, with what cannot be printed shown as in {@code \}{@code u000A}. */
  public static String printable(String label) {
    return LabelRules.printable(label);
  }
}
