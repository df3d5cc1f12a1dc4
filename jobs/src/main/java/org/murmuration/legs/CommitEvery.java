package org.murmuration.legs;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.GivenTime;
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

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

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
    CommitEvery every = new CommitEvery(NEVER, NEVER);
    for (String part : Given.value(OPTION, text).split(",", -1)) {
      every = every.with(part.strip(), text);
    }
    return every;
  }

  private CommitEvery with(String part, String text) {
    OptionalLong time = GivenTime.seconds(part);
    boolean isNumber = NUMBER.matcher(part).matches();
    if (time.isPresent() ? seconds != NEVER : !isNumber || images != NEVER) {
      throw Refusal.settings(
          "Cannot use %s '%s': a number of images (100000), a time (90s, 10m, 1h), or one of both with a comma are known"
              .formatted(OPTION, text));
    }
    return time.isPresent()
        ? new CommitEvery(images, time.getAsLong())
        : new CommitEvery(Long.parseLong(part), seconds);
  }
}
