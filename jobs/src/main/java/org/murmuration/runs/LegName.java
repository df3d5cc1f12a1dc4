package org.murmuration.runs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the legs of a run that are not its last: {@code <run>.leg-00001}. The last has the run's
 * own name, and so has a run of one leg.
 */
public final class LegName {
  private static final Pattern FORM = Pattern.compile("(.+)\\.leg-(\\d{5,9})");

  private LegName() {}

  public static String of(String run, int number) {
    return "%s.leg-%05d".formatted(run, number);
  }

  /** Whether a name is that of a leg of some run. */
  public static boolean isOfAny(String name) {
    return FORM.matcher(name).matches();
  }

  /** Whether a name is that of a leg of a run. */
  public static boolean isOf(String run, String name) {
    Matcher leg = FORM.matcher(name);
    return leg.matches() && leg.group(1).equals(run);
  }

  /** The run that a leg is of. */
  static String run(String name) {
    return name.substring(0, name.lastIndexOf(".leg-"));
  }

  static int number(String name) {
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }
}
