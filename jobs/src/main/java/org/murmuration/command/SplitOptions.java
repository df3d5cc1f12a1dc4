package org.murmuration.command;

import org.murmuration.refusal.Refusal;
import org.murmuration.split.SplitRule;
import picocli.CommandLine.Option;

/** Which images are for training, validation and test. */
public final class SplitOptions {
  @Option(
      names = "--split-seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides which image is for training and which for test (default: ${DEFAULT-VALUE})")
  private long splitSeed;

  @Option(
      names = "--validation-share",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "Share of images that training is watched on (default: ${DEFAULT-VALUE})")
  private double validationShare;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Share of images that the result is tested on (default: ${DEFAULT-VALUE})")
  private double testShare;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public SplitRule rule() {
    OptionCheck.share("--validation-share", validationShare);
    OptionCheck.share("--test-share", testShare);
    return new SplitRule(splitSeed, validationShare, testShare);
  }
}
