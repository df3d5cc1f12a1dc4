package org.murmuration.engine;

import java.io.Serializable;
import java.util.Optional;

/**
 * The numbers that a network computes with, and what they need.
 *
 * @param calibration of {@link Precision#INT8}; else {@link Calibration#NONE}
 */
public record Numerics(Precision precision, Calibration calibration) implements Serializable {
  public static final Numerics FLOAT32 = of(Precision.FLOAT32);

  /** In a precision that needs no scales. */
  public static Numerics of(Precision precision) {
    return new Numerics(precision, Calibration.NONE);
  }

  /** With 8 bits. */
  public static Numerics int8(Calibration calibration) {
    return new Numerics(Precision.INT8, calibration);
  }

  /** The scales, where there are some. */
  public Optional<Calibration> scales() {
    return precision == Precision.INT8 ? Optional.of(calibration) : Optional.empty();
  }
}
