package org.murmuration.finetune;

import org.murmuration.command.OptionCheck;
import org.murmuration.command.PixelOptions;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.SplitRule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How images become what the tail reads, as a command line says it. */
final class FrontOptions {
  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images in one forward pass (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Mixin private PixelOptions pixels;

  @Option(
      names = "--max-reject-ratio",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of images that may be unusable before the run fails (default: ${DEFAULT-VALUE})")
  private double maxRejectRatio;

  @Option(
      names = "--split-seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides which image is for training and which for test; as for the head (default: ${DEFAULT-VALUE})")
  private long splitSeed;

  @Option(
      names = "--validation-share",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Share of images that before and after are compared on (default: ${DEFAULT-VALUE})")
  private double validationShare;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description =
          "Share of images that are left out for a later test (default: ${DEFAULT-VALUE})")
  private double testShare;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  FrontSettings settings() {
    OptionCheck.share("--validation-share", validationShare);
    OptionCheck.share("--test-share", testShare);
    return new FrontSettings(
        batchSize,
        pixels.settings(),
        maxRejectRatio,
        new SplitRule(splitSeed, validationShare, testShare));
  }
}
