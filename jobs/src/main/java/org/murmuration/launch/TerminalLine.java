package org.murmuration.launch;

import java.util.regex.Pattern;

/** What is said to people, as one line of a terminal. */
final class TerminalLine {
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private TerminalLine() {}

  /**
   * Names of files and labels come from outside: none may hold a secret, begin a line of its own or
   * move the cursor over an earlier one.
   */
  static String of(String text) {
    return CONTROLS.matcher(Secrets.hidden(text)).replaceAll(" ");
  }
}
