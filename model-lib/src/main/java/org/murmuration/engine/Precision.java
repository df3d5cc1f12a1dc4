package org.murmuration.engine;

import java.util.Locale;

/** The numbers that a frozen network computes with; what comes out is float32 always. */
public enum Precision {
  /** As the network learnt; what engines differ by is rounding. */
  FLOAT32,
  /** Half of the bytes: 8 bits of fraction. */
  BFLOAT16,
  /** A quarter of the bytes: 8 bits in all, on scales that are calibrated on images. */
  INT8;

  /** As settings and messages spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id();
  }
}
