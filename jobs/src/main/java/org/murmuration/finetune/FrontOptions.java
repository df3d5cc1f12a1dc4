package org.murmuration.finetune;

import org.murmuration.command.InheritedSplitOptions;
import org.murmuration.command.PixelOptions;
import org.murmuration.legs.CommitOptions;
import org.murmuration.refusal.Refusal;
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

  @Mixin private InheritedSplitOptions split;
  @Mixin private CommitOptions commit;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  FrontSettings settings() {
    return new FrontSettings(
        batchSize, pixels.settings(), maxRejectRatio, split.choice(), commit.settings());
  }
}
