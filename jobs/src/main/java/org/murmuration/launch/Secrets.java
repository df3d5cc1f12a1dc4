package org.murmuration.launch;

import java.util.regex.Pattern;

/** Keeps what must stay secret out of reports and lines. */
final class Secrets {
  private static final Pattern NAME =
      Pattern.compile("(?i)secret|password|passwd|token|access[-_.]?key|credential");

  /**
   * The user info of a URI. A password may hold a slash, as keys of S3 do; what follows a colon is
   * a port, and no password, where it is a number up to a slash.
   */
  private static final Pattern USER_INFO =
      Pattern.compile("://(?:[^\\s:/@]+:(?!\\d+/)\\S*@|[^/\\s@]+@)");

  private static final String HIDDEN = "*****";

  private Secrets() {}

  /** The value of a setting, or stars where its name or its form says that it is secret. */
  static String hidden(String name, String value) {
    return NAME.matcher(name).find() ? HIDDEN : hidden(value);
  }

  /** A text without the user info of URIs in it. */
  static String hidden(String text) {
    return USER_INFO.matcher(text).replaceAll("://" + HIDDEN + "@");
  }
}
