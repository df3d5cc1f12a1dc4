package org.murmuration.report;

/** Makes text from outside safe: every label, title and setting passes here on its way out. */
public final class Html {
  private Html() {}

  /** Text as it may stand between tags or in a quoted attribute, of HTML and of SVG alike. */
  public static String text(String raw) {
    StringBuilder safe = new StringBuilder(raw.length() + 16);
    raw.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** Text of unknown direction, kept from turning its surroundings around. */
  static String isolated(String raw) {
    return "<bdi>" + text(raw) + "</bdi>";
  }

  private static void append(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\n', '\t' -> safe.appendCodePoint(codePoint);
      default -> safe.appendCodePoint(isAllowed(codePoint) ? codePoint : 0xFFFD);
    }
  }

  /** Neither HTML nor SVG may hold controls, halves of a character or non-characters. */
  private static boolean isAllowed(int codePoint) {
    int type = Character.getType(codePoint);
    boolean nonCharacter =
        (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    return type != Character.CONTROL && type != Character.SURROGATE && !nonCharacter;
  }
}
