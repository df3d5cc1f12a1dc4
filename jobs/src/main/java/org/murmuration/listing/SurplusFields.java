package org.murmuration.listing;

import org.apache.spark.api.java.function.Function;

/**
 * Runs on executors: whether a line of a CSV has values beyond its header's columns. Empty ones,
 * with which spreadsheets fill lines up, are none.
 *
 * @param columns of the header
 */
record SurplusFields(int columns, char separator) implements Function<String, Boolean> {
  @Override
  public Boolean call(String line) {
    return count(line) > columns;
  }

  /** Values up to the last one that is not empty. */
  int count(String line) {
    boolean quoted = false;
    int field = 1;
    int last = 0;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"') {
        quoted = !quoted;
      }
      if (letter == separator && !quoted) {
        field++;
      } else if (!Character.isWhitespace(letter)) {
        last = field;
      }
    }
    return last;
  }
}
