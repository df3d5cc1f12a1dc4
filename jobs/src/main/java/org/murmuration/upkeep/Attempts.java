package org.murmuration.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.EmbeddingTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps of a command that is done already, and that does not fail where one of them does. */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** Hadoop hands on what another machine threw, with its name. */
  private static final Pattern THROWN = Pattern.compile("^([a-z]\\w*\\.)+[A-Z]\\w*: ");

  private final EmbeddingTable table;
  private final List<String> failures = new ArrayList<>();

  Attempts(EmbeddingTable table) {
    this.table = table;
  }

  /** Something that may go wrong. */
  @FunctionalInterface
  interface Step<T> {
    T go() throws IOException;
  }

  /**
   * @param what it does to the table, for messages
   * @param otherwise what comes of it where it goes wrong
   * @throws Refusal (temporary) if another command has the table now
   */
  <T> T of(String what, T otherwise, Step<T> step) throws IOException {
    try {
      table.requireHeld();
      return step.go();
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      if (!isTrouble(e)) {
        throw e;
      }
      requireNotLost();
      String line =
          "Could not keep table %s in order: cannot %s: %s (the next command that adds to it tries again)"
              .formatted(table.location(), what, why(e));
      LOG.warn(line);
      failures.add(line);
      return otherwise;
    }
  }

  private static boolean isTrouble(Exception e) {
    return e instanceof IOException
        || e instanceof UncheckedIOException
        || e instanceof SparkException
        || e instanceof Refusal;
  }

  /** Where storage does not say whether it is, nothing more is done to the table, either. */
  private void requireNotLost() {
    try {
      table.requireHeld();
    } catch (IOException e) {
      LOG.warn("Cannot read the lease of table {}: {}", table.location(), why(e));
    }
  }

  private static String why(Exception e) {
    if (e instanceof SparkException) {
      return "a job of Spark failed";
    }
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return THROWN.matcher(line).replaceFirst("");
  }

  /** Lines for people, one for each step that went wrong. */
  List<String> failures() {
    return List.copyOf(failures);
  }
}
