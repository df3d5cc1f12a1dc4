package org.murmuration.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a confusion matrix as CSV (RFC 4180, UTF-8): a row for each true label, a column for each
 * label given, both by name.
 */
public final class ConfusionCsv {
  private static final String CORNER = "true label";

  private ConfusionCsv() {}

  /** Writes and flushes; the stream stays open. */
  public static void write(ConfusionMatrix matrix, OutputStream out) throws IOException {
    out.write(line(CORNER, matrix.labels().names().stream().map(CsvCell::of)));
    for (int actual = 0; actual < matrix.labels().size(); actual++) {
      int row = actual;
      out.write(
          line(
              CsvCell.of(matrix.labels().name(actual)),
              IntStream.range(0, matrix.labels().size())
                  .mapToObj(predicted -> Long.toString(matrix.count(row, predicted)))));
    }
    out.flush();
  }

  private static byte[] line(String first, Stream<String> others) {
    return (first + "," + others.collect(Collectors.joining(",")) + "\r\n").getBytes(UTF_8);
  }
}
