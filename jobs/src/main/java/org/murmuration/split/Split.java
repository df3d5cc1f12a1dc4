package org.murmuration.split;

import java.util.Locale;

/** What an example is used for. */
public enum Split {
  /** The head learns from it. */
  TRAIN,
  /** Watched while the head learns. */
  VALIDATION,
  /** Looked at once, at the end. */
  TEST;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of an {@link #id()}. */
  public static Split named(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
