package org.murmuration.launch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command line, with all defaults, says: the settings as a run report has them. */
record RecordedSettings(ParseResult command) {
  /**
   * Values by the options' names, without those that are not set: numbers, lists of texts, texts; a
   * flag is there as true.
   */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (OptionSpec option : command.commandSpec().options()) {
      Object value = option.getValue();
      if (value != null && !value.equals(false)) {
        values.put(option.longestName().replaceFirst("^--", ""), plain(value));
      }
    }
    return values;
  }

  private static Object plain(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value instanceof Collection<?> many
        ? many.stream().map(Object::toString).toList()
        : value.toString();
  }
}
