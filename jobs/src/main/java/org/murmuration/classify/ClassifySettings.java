package org.murmuration.classify;

import java.util.Optional;
import java.util.regex.Pattern;
import org.murmuration.command.OptionCheck;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.legs.CommitEvery;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * How a classifier runs over images.
 *
 * @param top labels that a prediction lists, likeliest first, at least 1
 * @param minConfidence below which an image has no answer, 0 to 1; predictions have it all the same
 * @param batchSize images in one forward pass, at least 1
 * @param pixels how image files become the classifier's input
 * @param commitEvery how much work is committed at a time
 * @param page where a page with pictures goes, if one is wanted, a name that ends in {@code .html}
 */
public record ClassifySettings(
    int top,
    double minConfidence,
    int batchSize,
    PixelSettings pixels,
    CommitEvery commitEvery,
    Optional<String> page) {
  private static final Pattern PAGE =
      Pattern.compile(".*\\.html?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final ClassifySettings DEFAULTS =
      new ClassifySettings(5, 0, 16, PixelSettings.DEFAULT, CommitEvery.DEFAULT, Optional.empty());

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public ClassifySettings {
    OptionCheck.atLeast("--top", top, 1);
    OptionCheck.share("--min-confidence", minConfidence);
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    Given.value("--fit", pixels);
    Given.value(CommitEvery.OPTION, commitEvery);
    Given.value("--page", page);
    page.ifPresent(ClassifySettings::requirePage);
  }

  public static ClassifySettings defaults() {
    return DEFAULTS;
  }

  public ClassifySettings withTop(int labels) {
    return new ClassifySettings(labels, minConfidence, batchSize, pixels, commitEvery, page);
  }

  public ClassifySettings withMinConfidence(double share) {
    return new ClassifySettings(top, share, batchSize, pixels, commitEvery, page);
  }

  public ClassifySettings withBatchSize(int images) {
    return new ClassifySettings(top, minConfidence, images, pixels, commitEvery, page);
  }

  public ClassifySettings withPixels(PixelSettings other) {
    return new ClassifySettings(top, minConfidence, batchSize, other, commitEvery, page);
  }

  public ClassifySettings withCommitEvery(CommitEvery other) {
    return new ClassifySettings(top, minConfidence, batchSize, pixels, other, page);
  }

  public ClassifySettings withPage(String place) {
    Given.place("--page", place);
    return new ClassifySettings(
        top, minConfidence, batchSize, pixels, commitEvery, Optional.of(place));
  }

  /** What is no page by its name might be the file of answers. */
  private static void requirePage(String place) {
    if (!PAGE.matcher(place).matches()) {
      throw Refusal.settings(
          "Cannot use --page %s: its name does not end in .html".formatted(place));
    }
  }
}
