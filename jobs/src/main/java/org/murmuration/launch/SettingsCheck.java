package org.murmuration.launch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.murmuration.command.Nearest;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine;

/** Refuses settings that no command has, all at once and each with the nearest that there is. */
record SettingsCheck(CommandLine commands) {
  void check(Settings settings) {
    Set<String> known = known();
    List<String> problems =
        settings.all().entrySet().stream()
            .filter(entry -> !known.contains(entry.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> problem(entry.getKey(), entry.getValue().source(), known))
            .toList();
    if (!problems.isEmpty()) {
      throw Refusal.settings("Cannot use these settings: " + String.join("; ", problems));
    }
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>();
    commands
        .getSubcommands()
        .forEach(
            (command, line) -> {
              Set<String> options = options(line);
              known.addAll(options);
              options.forEach(option -> known.add(command + "." + option));
            });
    return known;
  }

  private static Set<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(option -> option.longestName().replaceFirst("^--", ""))
        .collect(Collectors.toSet());
  }

  private static String problem(String key, String source, Set<String> known) {
    return "unknown key '%s' in %s (did you mean '%s'?)"
        .formatted(key, source, new Nearest(known).to(key));
  }
}
