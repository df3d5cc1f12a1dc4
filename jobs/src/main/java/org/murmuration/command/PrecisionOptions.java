package org.murmuration.command;

import org.murmuration.engine.Precision;
import picocli.CommandLine.Option;

/** Which numbers a network computes with. */
public final class PrecisionOptions {
  @Option(
      names = "--precision",
      paramLabel = "float32|bfloat16|int8",
      defaultValue = "float32",
      description =
          "Numbers that the network computes with: int8 is faster everywhere and calibrated on 64 of the images or more, bfloat16 where the processor has it; a table has one (default: ${DEFAULT-VALUE})")
  private Precision precision;

  @Option(
      names = "--min-cosine",
      paramLabel = "SHARE",
      defaultValue = "0.99",
      description =
          "How like those of float32 embeddings in other numbers must be, on photos that are compared before work starts (default: ${DEFAULT-VALUE})")
  private double minCosine;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PrecisionSettings settings() {
    return new PrecisionSettings(precision, minCosine);
  }
}
