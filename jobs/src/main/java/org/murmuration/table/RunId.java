package org.murmuration.table;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.LegName;

/** Names one execution of one job, and with it the folder that it writes. */
public record RunId(String value) {
  private static final String ALLOWED = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  public RunId {
    if (!Given.value("--run-id", value).matches(ALLOWED)) {
      throw Refusal.settings(
          "Cannot name a run '%s': letters, digits, '.', '_' and '-' are allowed, 100 at most"
              .formatted(value));
    }
    if (LegName.isOfAny(value)) {
      throw Refusal.settings(
          "Cannot name a run '%s': parts of run '%s' have such names (name it without '.leg-')"
              .formatted(value, value.replaceFirst("\\.leg-\\d+$", "")));
    }
  }

  /** The present moment as a name. */
  public static RunId now() {
    return now(Clock.systemUTC());
  }

  /** The moment as a name, such as {@code 20261125T094501123}. */
  public static RunId now(Clock clock) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT);
    return new RunId(format.format(clock.instant().atOffset(ZoneOffset.UTC)));
  }

  @Override
  public String toString() {
    return value;
  }
}
