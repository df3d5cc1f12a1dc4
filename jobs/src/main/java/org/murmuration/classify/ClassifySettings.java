package org.murmuration.classify;

import org.murmuration.command.OptionCheck;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.legs.CommitEvery;
import org.murmuration.refusal.Given;

/**
 * How a classifier runs over images.
 *
 * @param top labels that a prediction lists, likeliest first, at least 1
 * @param minConfidence below which an image has no answer, 0 to 1; predictions have it all the same
 * @param batchSize images in one forward pass, at least 1
 * @param pixels how image files become the classifier's input
 * @param commitEvery how much work is committed at a time
 */
public record ClassifySettings(
    int top, double minConfidence, int batchSize, PixelSettings pixels, CommitEvery commitEvery) {
  private static final ClassifySettings DEFAULTS =
      new ClassifySettings(5, 0, 16, PixelSettings.DEFAULT, CommitEvery.DEFAULT);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public ClassifySettings {
    OptionCheck.atLeast("--top", top, 1);
    OptionCheck.share("--min-confidence", minConfidence);
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    Given.value("--fit", pixels);
    Given.value(CommitEvery.OPTION, commitEvery);
  }

  public static ClassifySettings defaults() {
    return DEFAULTS;
  }

  public ClassifySettings withTop(int labels) {
    return new ClassifySettings(labels, minConfidence, batchSize, pixels, commitEvery);
  }

  public ClassifySettings withMinConfidence(double share) {
    return new ClassifySettings(top, share, batchSize, pixels, commitEvery);
  }

  public ClassifySettings withBatchSize(int images) {
    return new ClassifySettings(top, minConfidence, images, pixels, commitEvery);
  }

  public ClassifySettings withPixels(PixelSettings other) {
    return new ClassifySettings(top, minConfidence, batchSize, other, commitEvery);
  }

  public ClassifySettings withCommitEvery(CommitEvery other) {
    return new ClassifySettings(top, minConfidence, batchSize, pixels, other);
  }
}
