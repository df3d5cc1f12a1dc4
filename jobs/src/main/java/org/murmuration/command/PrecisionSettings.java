package org.murmuration.command;

import org.murmuration.engine.Precision;
import org.murmuration.refusal.Given;

/**
 * The numbers that a network computes with, and how far what it gives may be from float32.
 *
 * @param minCosine between what other numbers and what float32 give for a photo, 0 to 1
 */
public record PrecisionSettings(Precision precision, double minCosine) {
  public static final PrecisionSettings FLOAT32 = new PrecisionSettings(Precision.FLOAT32, 0.99);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PrecisionSettings {
    Given.value("--precision", precision);
    OptionCheck.share("--min-cosine", minCosine);
  }
}
