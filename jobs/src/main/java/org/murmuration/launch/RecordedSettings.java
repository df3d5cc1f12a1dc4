package org.murmuration.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command line, with all defaults, says: the settings as a run report has them. */
record RecordedSettings(ParseResult command) {
  /** Values by the options' names, without those that are not set; a flag is there as true. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (OptionSpec option : command.commandSpec().options()) {
      Object value = option.getValue();
      if (value != null && !value.equals(false)) {
        values.put(option.longestName().replaceFirst("^--", ""), value.toString());
      }
    }
    return values;
  }
}
