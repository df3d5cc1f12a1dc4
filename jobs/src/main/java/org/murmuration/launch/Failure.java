package org.murmuration.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.ParameterException;

/**
 * What ended a command, as a line for the user. Spark wraps what a task threw; the refusal or the
 * storage error within is what the user can act on.
 */
public record Failure(Throwable cause, ExitCode code) {
  /** A missing file says more than the storage trouble that it is wrapped in. */
  private static final Set<ExitCode> ACTIONABLE =
      Set.of(ExitCode.USAGE, ExitCode.INPUT, ExitCode.CONFLICT, ExitCode.CANCELLED);

  /** How Hadoop begins where it has neither a ticket nor a token ({@code SaslRpcClient}). */
  private static final String NO_TICKET = "Client cannot authenticate via:";

  public static Failure of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    return first(chain, Refusal.class::isInstance)
        .or(() -> first(chain, e -> ExitCode.of(e) == ExitCode.CANCELLED))
        .or(() -> new KnownTrouble(chain).refusal())
        .or(() -> first(chain, e -> ACTIONABLE.contains(ExitCode.of(e))))
        .or(() -> first(chain, e -> ExitCode.of(e) == ExitCode.TEMPORARY))
        .map(e -> new Failure(e, ExitCode.of(e)))
        .orElseGet(() -> new Failure(thrown, ExitCode.INTERNAL));
  }

  private static Optional<Throwable> first(List<Throwable> chain, Predicate<Throwable> wanted) {
    return chain.stream().filter(wanted).findFirst();
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

  boolean isCancelled() {
    return code == ExitCode.CANCELLED || code == ExitCode.TERMINATED;
  }

  /** One line; without a stack trace. */
  public String line() {
    if (cause instanceof ParameterException usage) {
      return usageLine(usage);
    }
    if (cause instanceof Refusal) {
      return firstLine(cause.getMessage());
    }
    if (isCancelled()) {
      return "Cancelled: " + firstLine(cause.getMessage());
    }
    if (isInternal()) {
      return "Internal error: %s: %s"
          .formatted(cause.getClass().getSimpleName(), firstLine(cause.getMessage()));
    }
    return "Cannot go on: %s%s".formatted(new Words(cause).line(), advice());
  }

  private String advice() {
    return String.valueOf(cause.getMessage()).startsWith(NO_TICKET)
        ? " (get a Kerberos ticket with kinit, or give spark-submit --principal and --keytab)"
        : "";
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  private static String usageLine(ParameterException usage) {
    String command = usage.getCommandLine().getCommandName();
    String why = uncapitalised(new UsageWords(firstLine(usage.getMessage())).line());
    return "Cannot run %s: %s (see %s --help)".formatted(command, why, command);
  }

  private static String uncapitalised(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
