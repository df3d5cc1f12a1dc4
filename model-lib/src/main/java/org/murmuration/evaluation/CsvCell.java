package org.murmuration.evaluation;

import java.util.regex.Pattern;

/**
 * Text as a cell of a CSV (RFC 4180).
 *
 * <p>A name comes from outside, and a spreadsheet runs a cell that begins with {@code =}, {@code
 * +}, {@code -} or {@code @} as a formula. Such a name gets a {@code '} before it, unless it is a
 * plain number ({@code -1}), which is no danger and must be read as it is.
 */
public final class CsvCell {
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

  private CsvCell() {}

  public static String of(String name) {
    boolean formula = FORMULA.matcher(name).matches() && !NUMBER.matcher(name).matches();
    String safe = formula ? "'" + name : name;
    return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
