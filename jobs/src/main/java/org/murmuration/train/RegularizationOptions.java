package org.murmuration.train;

import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** What keeps a head from learning its examples by heart, as a command line says it. */
final class RegularizationOptions {
  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of features left out at each step, others each time (default: ${DEFAULT-VALUE})")
  private double dropout;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of certainty spread over all labels (default: ${DEFAULT-VALUE})")
  private double labelSmoothing;

  @Option(
      names = "--class-weights",
      paramLabel = "none|balanced|LABEL=WEIGHT,...",
      defaultValue = "none",
      description =
          "How much examples of a label count; balanced: all labels the same together (default: ${DEFAULT-VALUE})")
  private String classWeights;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  RegularizationSettings settings() {
    return new RegularizationSettings(dropout, labelSmoothing, ClassWeights.of(classWeights));
  }
}
