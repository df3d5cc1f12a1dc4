package org.murmuration.launch;

import java.util.Collection;
import java.util.List;
import org.murmuration.command.Nearest;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine;

/**
 * Refuses a command or an option that does not exist, with the nearest that does. The parser alone
 * would name what is missing because of the mistyped option, and not the option.
 */
public record ArgumentCheck(CommandLine commands) {
  public void check(List<String> arguments) {
    String name =
        arguments.stream().filter(argument -> !argument.startsWith("-")).findFirst().orElse(null);
    if (name == null) {
      return;
    }
    CommandLine command = commands.getSubcommands().get(name);
    if (command == null) {
      throw Refusal.settings(
          "Cannot run '%s': there is no such command (did you mean %s?)"
              .formatted(name, new Nearest(commands.getSubcommands().keySet()).to(name)));
    }
    Collection<String> known = command.getCommandSpec().optionsMap().keySet();
    arguments.stream()
        .filter(argument -> argument.startsWith("--"))
        .map(argument -> argument.replaceFirst("=.*", ""))
        .filter(option -> !known.contains(option))
        .findFirst()
        .ifPresent(option -> refuse(name, option, known));
  }

  private static void refuse(String command, String option, Collection<String> known) {
    throw Refusal.settings(
        "Cannot run %s: unknown option '%s' (did you mean %s?)"
            .formatted(command, option, new Nearest(known).to(option)));
  }
}
