package org.murmuration.finetune;

import org.murmuration.command.OptionCheck;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.legs.CommitEvery;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.SplitChoice;

/**
 * How images become what the tail reads.
 *
 * @param batchSize images in one forward pass
 * @param maxRejectRatio share of images that may be unusable before the run fails
 * @param split what is said of it; a classifier that remembers its own is not split otherwise
 * @param commitEvery when what was done is kept, whatever becomes of the run
 */
public record FrontSettings(
    int batchSize,
    PixelSettings pixels,
    double maxRejectRatio,
    SplitChoice split,
    CommitEvery commitEvery) {
  private static final FrontSettings DEFAULTS =
      new FrontSettings(16, PixelSettings.DEFAULT, 0.05, SplitChoice.NONE, CommitEvery.DEFAULT);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public FrontSettings {
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    OptionCheck.share("--max-reject-ratio", maxRejectRatio);
    Given.value("--fit", pixels);
    Given.value("--split-seed", split);
    Given.value(CommitEvery.OPTION, commitEvery);
  }

  public static FrontSettings defaults() {
    return DEFAULTS;
  }

  public FrontSettings withBatchSize(int images) {
    return new FrontSettings(images, pixels, maxRejectRatio, split, commitEvery);
  }

  public FrontSettings withPixels(PixelSettings others) {
    return new FrontSettings(batchSize, others, maxRejectRatio, split, commitEvery);
  }

  public FrontSettings withMaxRejectRatio(double share) {
    return new FrontSettings(batchSize, pixels, share, split, commitEvery);
  }

  public FrontSettings withSplit(SplitChoice other) {
    return new FrontSettings(batchSize, pixels, maxRejectRatio, other, commitEvery);
  }

  public FrontSettings withCommitEvery(CommitEvery other) {
    return new FrontSettings(batchSize, pixels, maxRejectRatio, split, other);
  }
}
