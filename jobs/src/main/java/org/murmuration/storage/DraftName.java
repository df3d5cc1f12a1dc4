package org.murmuration.storage;

import java.util.UUID;

/** Hidden names beside a place, under which it is written before it takes its own. */
public final class DraftName {
  private static final String MARK = ".draft-";

  private DraftName() {}

  /** Of its own for each call, so that two that write at once do not mix. */
  static String of(String name) {
    return "." + name + MARK + UUID.randomUUID();
  }

  /** Whether a name is one for a place, and not for one that begins alike. */
  public static boolean isOf(String name, String draft) {
    String prefix = "." + name + MARK;
    return draft.startsWith(prefix) && draft.lastIndexOf(MARK) == prefix.length() - MARK.length();
  }

  /** Whether a name is one for any place. */
  public static boolean isAny(String draft) {
    return draft.startsWith(".") && draft.contains(MARK);
  }
}
