package org.murmuration.architecture;

import java.util.Locale;

/** What a {@link Layer} computes. */
public enum LayerKind {
  INPUT,
  CONVOLUTION,
  RELU,
  MAX_POOL,
  AVERAGE_POOL,
  CONCATENATE,
  FLATTEN,
  DENSE,
  DROPOUT,
  SOFTMAX;

  /** The kind as people read it, such as {@code max pool}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it has no vertex of its own in DL4J's graph and gives no array of its own. */
  boolean runsInside() {
    return this == RELU || this == DROPOUT || this == FLATTEN;
  }

  boolean hasParameters() {
    return this == CONVOLUTION || this == DENSE;
  }
}
