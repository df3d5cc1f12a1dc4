package org.murmuration.store;

import java.util.regex.Pattern;

/** Text from outside as Markdown shows it: no tag, link, image, code, entity or cell of a table. */
final class Markdown {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`<\\[\\]|&]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private Markdown() {}

  /** A backslash takes its meaning from any punctuation (CommonMark, Backslash escapes). */
  static String text(String raw) {
    return MARKUP.matcher(CONTROLS.matcher(raw).replaceAll(" ")).replaceAll("\\\\$0");
  }
}
