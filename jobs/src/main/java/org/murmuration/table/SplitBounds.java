package org.murmuration.table;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.murmuration.split.Split;
import org.murmuration.split.SplitRule;
import org.murmuration.split.SplitSizes;

/** Up to which place the images of each label are for testing, and up to which for validation. */
final class SplitBounds implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SplitRule rule;
  private final Map<String, Long> lastTest = new HashMap<>();
  private final Map<String, Long> lastValidation = new HashMap<>();

  SplitBounds(SplitRule rule) {
    this.rule = rule;
  }

  private static SplitSizes sizes(SplitRule rule, long size, boolean learns) {
    return SplitSizes.of(size, learns ? 0 : rule.testShare(), rule.validationShare());
  }

  /** Whether one is the last of its split. */
  static boolean isLast(SplitRule rule, long rank, long size, boolean learns) {
    SplitSizes sizes = sizes(rule, size, learns);
    return rank == sizes.test() || rank == sizes.test() + sizes.validation();
  }

  /** Remembers where one lies that is the last of its split. */
  void add(String label, boolean learns, long rank, long size, long position) {
    SplitSizes sizes = sizes(rule, size, learns);
    if (rank == sizes.test()) {
      lastTest.put(stratum(label, learns), position);
    }
    if (rank == sizes.test() + sizes.validation()) {
      lastValidation.put(stratum(label, learns), position);
    }
  }

  /** Those that learn in any case have an order of their own. */
  private static String stratum(String label, boolean learns) {
    return (learns ? "learning " : "any ") + label;
  }

  Split of(String label, boolean learns, String unit) {
    long position = rule.position(unit);
    String stratum = stratum(label, learns);
    if (position <= lastTest.getOrDefault(stratum, -1L)) {
      return Split.TEST;
    }
    return position <= lastValidation.getOrDefault(stratum, -1L) ? Split.VALIDATION : Split.TRAIN;
  }
}
