package org.murmuration.finetune;

import org.murmuration.command.InheritedSplitOptions;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PixelOptions;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.table.SplitChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How images become what the tail reads. */
final class FrontSettings {
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

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  FrontSettings check() {
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    OptionCheck.share("--max-reject-ratio", maxRejectRatio);
    split();
    pixels();
    return this;
  }

  int batchSize() {
    return batchSize;
  }

  PixelSettings pixels() {
    return pixels.check();
  }

  double maxRejectRatio() {
    return maxRejectRatio;
  }

  SplitChoice split() {
    return split.choice();
  }
}
