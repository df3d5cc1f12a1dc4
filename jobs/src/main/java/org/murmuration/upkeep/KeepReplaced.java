package org.murmuration.upkeep;

import org.murmuration.refusal.Given;
import org.murmuration.refusal.GivenTime;
import org.murmuration.refusal.Refusal;

/**
 * How long runs stay that were merged into another, for those who still read them.
 *
 * @param seconds 0 for not at all
 */
public record KeepReplaced(long seconds) {
  public static final String OPTION = "--keep-replaced";

  /** As an option: {@code 1d}. */
  public static final KeepReplaced DEFAULT = new KeepReplaced(86_400);

  /**
   * @throws Refusal (settings) if it is negative
   */
  public KeepReplaced {
    if (seconds < 0) {
      throw Refusal.settings(
          "Cannot use %s %d seconds: it must be 0 or more".formatted(OPTION, seconds));
    }
  }

  /**
   * @param text such as {@code 1d}, {@code 12h}, {@code 0s}
   * @throws Refusal (settings) if it is no time
   */
  public static KeepReplaced of(String text) {
    return GivenTime.seconds(Given.value(OPTION, text)).stream()
        .mapToObj(KeepReplaced::new)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use %s '%s': a time such as 30m, 12h, 1d or 0s is known"
                        .formatted(OPTION, text)));
  }

  /** What was replaced before that moment can go. */
  long beforeMillis() {
    return System.currentTimeMillis() - seconds * 1000;
  }
}
