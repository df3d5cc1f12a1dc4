package org.murmuration.launch;

import java.io.PrintStream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Shows what settings hold for a command and where each comes from. */
record ConfigPrinter(Settings settings, ParseResult command) {
  void print(PrintStream out) {
    out.println(command.commandSpec().name() + ":");
    command.commandSpec().options().stream()
        .filter(option -> option.arity().max() > 0)
        .forEach(option -> print(option, out));
  }

  private void print(OptionSpec option, PrintStream out) {
    String name = option.longestName().replaceFirst("^--", "");
    Object value = option.getValue();
    String shown = value == null ? "(not set)" : Secrets.hidden(name, value.toString());
    out.printf("%-20s = %-32s # %s%n", name, shown, source(option));
  }

  private String source(OptionSpec option) {
    if (command.hasMatchedOption(option)) {
      return "command line";
    }
    return settings.find(option).map(Settings.Setting::source).orElse("default");
  }
}
