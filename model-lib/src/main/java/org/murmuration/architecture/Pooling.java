package org.murmuration.architecture;

import java.util.Arrays;
import java.util.Locale;
import org.murmuration.refusal.Refusal;

/** How a cut that gives {@code [height, width, channels]} becomes a vector. */
public enum Pooling {
  /** The mean over height and width: {@code [channels]}. */
  AVERAGE,
  /** All values in (height, width, channel) order: {@code [height * width * channels]}. */
  FLATTEN;

  /**
   * @throws Refusal if there is none of that id
   */
  public static Pooling named(String id) {
    return Arrays.stream(values())
        .filter(pooling -> pooling.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.input("Cannot pool by '%s': average and flatten are known".formatted(id)));
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
