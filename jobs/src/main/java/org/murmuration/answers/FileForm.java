package org.murmuration.answers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How one file of answers is written, as its name's ending says. */
enum FileForm {
  CSV(".csv"),
  JSON(".json"),
  JSON_LINES(".jsonl");

  private final String ending;

  FileForm(String ending) {
    this.ending = ending;
  }

  /** Nothing for a folder. */
  static Optional<FileForm> of(String location) {
    return Arrays.stream(values())
        .filter(form -> location.toLowerCase(Locale.ROOT).endsWith(form.ending))
        .findFirst();
  }

  /** The name of a file that lies beside another of this form. */
  String beside(String location, String word) {
    int end = location.length() - ending.length();
    return location.substring(0, end) + word + location.substring(end);
  }
}
