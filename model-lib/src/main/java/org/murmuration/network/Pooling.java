package org.murmuration.network;

import java.util.Locale;

/** How a cut that gives {@code [height, width, channels]} becomes a vector. */
public enum Pooling {
  /** The mean over height and width: {@code [channels]}. */
  AVERAGE,
  /** All values in (height, width, channel) order: {@code [height * width * channels]}. */
  FLATTEN;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
