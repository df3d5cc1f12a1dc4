package org.murmuration.launch;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What ended a command, as a line for the user. Spark wraps what a task threw; the refusal or the
 * storage error within is what the user can act on.
 */
record Failure(Throwable cause, ExitCode code) {
  static Failure of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    return chain.stream()
        .filter(Refusal.class::isInstance)
        .findFirst()
        .or(() -> chain.stream().filter(e -> ExitCode.of(e) != ExitCode.INTERNAL).findFirst())
        .map(e -> new Failure(e, ExitCode.of(e)))
        .orElseGet(() -> new Failure(thrown, ExitCode.INTERNAL));
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable e = thrown; e != null && !chain.contains(e); e = e.getCause()) {
      chain.add(e);
    }
    return chain;
  }

  boolean isInternal() {
    return code == ExitCode.INTERNAL;
  }

  /** One line; without a stack trace. */
  String line() {
    if (cause instanceof ParameterException usage) {
      return usageLine(usage);
    }
    if (cause instanceof Refusal) {
      return firstLine(cause.getMessage());
    }
    String what = isInternal() ? "Internal error" : "Cannot go on";
    return "%s: %s: %s"
        .formatted(what, cause.getClass().getSimpleName(), firstLine(cause.getMessage()));
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  private static String usageLine(ParameterException usage) {
    String command = usage.getCommandLine().getCommandName();
    String why = firstLine(usage.getMessage());
    return "Cannot run %s: %s%s".formatted(command, uncapitalised(why), suggestion(usage));
  }

  private static String uncapitalised(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static String suggestion(ParameterException usage) {
    if (usage instanceof UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      if (!nearest.isEmpty()) {
        return " (did you mean %s?)".formatted(nearest.get(0));
      }
    }
    return " (see %s --help)".formatted(usage.getCommandLine().getCommandName());
  }
}
