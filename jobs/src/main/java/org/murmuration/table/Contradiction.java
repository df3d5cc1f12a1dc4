package org.murmuration.table;

/** Two files with the same bytes in different classes. */
public record Contradiction(String firstUri, String firstLabel, String uri, String label) {
  /** In words. */
  public String line() {
    return "The same image in two classes: %s (%s) and %s (%s)"
        .formatted(firstUri, firstLabel, uri, label);
  }
}
