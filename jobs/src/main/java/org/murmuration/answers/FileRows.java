package org.murmuration.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.evaluation.CsvCell;

/**
 * Writes rows as one file, each when it comes.
 *
 * @param columns their names
 */
record FileRows(FileForm form, List<String> columns, OutputStream out) {
  private static final String END_OF_CSV_ROW = "\r\n";

  /** Writes them all, and says how many there were. */
  long write(Stream<List<?>> rows) throws IOException {
    begin();
    long count = 0;
    for (List<?> row : (Iterable<List<?>>) rows::iterator) {
      put(count, row);
      count++;
    }
    end(count);
    return count;
  }

  private void begin() throws IOException {
    switch (form) {
      case CSV -> put(cells(columns));
      case JSON -> put("[");
      case JSON_LINES -> put("");
    }
  }

  private void put(long before, List<?> row) throws IOException {
    switch (form) {
      case CSV -> put(cells(row));
      case JSON -> put((before == 0 ? "\n" : ",\n") + object(row));
      case JSON_LINES -> put(object(row) + "\n");
    }
  }

  private void end(long count) throws IOException {
    switch (form) {
      case JSON -> put(count == 0 ? "]\n" : "\n]\n");
      case CSV, JSON_LINES -> put("");
    }
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  private static String cells(List<?> row) {
    return row.stream().map(FileRows::cell).collect(Collectors.joining(",")) + END_OF_CSV_ROW;
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Float number ? plain(number) : CsvCell.of((String) value);
  }

  private String object(List<?> row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> json(columns.get(i)) + ": " + json(row.get(i)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String json(Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Float number
        ? plain(number)
        : '"' + new String(JsonStringEncoder.getInstance().quoteAsString((String) value)) + '"';
  }

  /** The shortest that gives the same float, without an exponent. */
  private static String plain(float number) {
    return new BigDecimal(Float.toString(number)).toPlainString();
  }
}
