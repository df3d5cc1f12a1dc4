package org.murmuration.refusal;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people give it: {@code 90s}, {@code 10m}, {@code 12h}, {@code 1d}. */
public final class GivenTime {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

  private GivenTime() {}

  /** Its seconds; empty if it is none. */
  public static OptionalLong seconds(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * SECONDS.get(matcher.group(2)))
        : OptionalLong.empty();
  }
}
