package org.murmuration.evaluate;

import picocli.CommandLine.Option;

/** The options of each command that evaluates. */
public final class EvaluationOptions {
  @Option(
      names = "--min-accuracy",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Fail with exit code 5 below this accuracy (default: ${DEFAULT-VALUE})")
  private double minAccuracy;

  @Option(
      names = "--accuracy",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Say how sure the classifier must be for answers of this accuracy, for --min-confidence of classify; 0 says nothing (default: ${DEFAULT-VALUE})")
  private double accuracy;

  @Option(
      names = "--compare-pairs",
      paramLabel = "N",
      defaultValue = "20000000",
      description =
          "Pairs of a test and a training image to compare at most for near duplicates; with more, none are looked for (default: ${DEFAULT-VALUE})")
  private long comparePairs;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EvaluateSettings settings() {
    return new EvaluateSettings(minAccuracy, accuracy, comparePairs);
  }
}
