package org.murmuration.evaluate;

import org.murmuration.job.OptionCheck;
import picocli.CommandLine.Option;

/** What an evaluation asks for, whichever command asks for it. */
public final class EvaluateSettings {
  @Option(
      names = "--min-accuracy",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Fail with exit code 5 below this accuracy (default: ${DEFAULT-VALUE})")
  private double minAccuracy;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EvaluateSettings check() {
    OptionCheck.share("--min-accuracy", minAccuracy);
    return this;
  }

  double minAccuracy() {
    return minAccuracy;
  }
}
