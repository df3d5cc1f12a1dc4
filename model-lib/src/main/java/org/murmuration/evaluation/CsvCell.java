package org.murmuration.evaluation;

import java.util.regex.Pattern;

/**
 * Text as a cell of a CSV (RFC 4180).
 *
 * <p>A name comes from outside, and a spreadsheet runs a cell that begins with {@code =}, {@code
 * +}, {@code -} or {@code @} as a formula, also in their wide forms. In many countries it takes a
 * semicolon for the end of a cell, quoted or not. Such a beginning gets a {@code '} before it
 * (OWASP, CSV Injection), unless the name is a plain number ({@code -1}), which is no danger and
 * must be read as it is.
 */
public final class CsvCell {
  private static final Pattern BEFORE_FORMULA =
      Pattern.compile("(^|;)(?=\\s*[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20])");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

  private CsvCell() {}

  public static String of(String name) {
    String safe =
        NUMBER.matcher(name).matches() ? name : BEFORE_FORMULA.matcher(name).replaceAll("$1'");
    return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
