package org.murmuration.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a confusion matrix as CSV (RFC 4180, UTF-8): a row for each true label, a column for each
 * label given, both by name.
 *
 * <p>A label comes from outside, and a spreadsheet runs a cell that begins with {@code =}, {@code
 * +}, {@code -} or {@code @} as a formula. Such a label gets a {@code '} before it, unless it is a
 * plain number ({@code -1}), which is no danger and must be read as it is.
 */
public final class ConfusionCsv {
  private static final String CORNER = "true label";
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

  private ConfusionCsv() {}

  /** Writes and flushes; the stream stays open. */
  public static void write(ConfusionMatrix matrix, OutputStream out) throws IOException {
    out.write(line(CORNER, matrix.labels().names().stream().map(ConfusionCsv::cell)));
    for (int actual = 0; actual < matrix.labels().size(); actual++) {
      int row = actual;
      out.write(
          line(
              cell(matrix.labels().name(actual)),
              IntStream.range(0, matrix.labels().size())
                  .mapToObj(predicted -> Long.toString(matrix.count(row, predicted)))));
    }
    out.flush();
  }

  private static byte[] line(String first, Stream<String> others) {
    return (first + "," + others.collect(Collectors.joining(",")) + "\r\n").getBytes(UTF_8);
  }

  private static String cell(String label) {
    boolean formula = FORMULA.matcher(label).matches() && !NUMBER.matcher(label).matches();
    String safe = formula ? "'" + label : label;
    return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
