package org.murmuration.launch;

import java.util.regex.Pattern;

/** What the parser says of a wrong value, without its names of types. */
record UsageWords(String said) {
  private static final Pattern WHOLE = Pattern.compile(" is not an? (?:int|long|short|byte)$");
  private static final Pattern NUMBER = Pattern.compile(" is not an? (?:double|float)$");
  private static final Pattern FLAG = Pattern.compile(" is not an? boolean$");
  private static final Pattern CONVERSION =
      Pattern.compile("cannot convert ('.*') to \\S+ \\(.*\\)$");

  String line() {
    String words = WHOLE.matcher(said).replaceFirst(" is no whole number in digits, such as 1000");
    words = NUMBER.matcher(words).replaceFirst(" is no number, such as 0.5");
    words = FLAG.matcher(words).replaceFirst(" is neither true nor false");
    return CONVERSION.matcher(words).replaceFirst("$1 cannot be meant");
  }
}
