package org.murmuration.legs;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * How much work a death of the driver may cost: after so many images or so many seconds, whichever
 * is first, what was done is committed.
 *
 * @param images {@link #NEVER} for whatever number
 * @param seconds {@link #NEVER} for however long
 */
public record CommitEvery(long images, long seconds) {
  public static final String OPTION = "--commit-every";
  public static final long NEVER = Long.MAX_VALUE;

  /** As an option: {@code 100000,10m}. */
  public static final CommitEvery DEFAULT = new CommitEvery(100_000, 600);

  private static final Pattern PART = Pattern.compile("(\\d{1,12})([smh]?)");
  private static final Map<String, Long> UNITS = Map.of("s", 1L, "m", 60L, "h", 3600L);

  /**
   * @throws Refusal (settings) if one of them is no positive number
   */
  public CommitEvery {
    if (images < 1 || seconds < 1) {
      throw Refusal.settings(
          "Cannot use %s %d images, %d seconds: both must be 1 or more"
              .formatted(OPTION, images, seconds));
    }
  }

  /**
   * A number of images, a time such as {@code 10m}, or both with a comma between them.
   *
   * @throws Refusal (settings) if it is neither
   */
  public static CommitEvery of(String text) {
    long images = NEVER;
    long seconds = NEVER;
    for (String part : Given.value(OPTION, text).strip().toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches()) {
        throw Refusal.settings(
            "Cannot use %s '%s': a number of images (100000), a time (90s, 10m, 1h), or both with a comma are known"
                .formatted(OPTION, text));
      }
      long number = Long.parseLong(matcher.group(1));
      if (matcher.group(2).isEmpty()) {
        images = number;
      } else {
        seconds = number * UNITS.get(matcher.group(2));
      }
    }
    return new CommitEvery(images, seconds);
  }
}
