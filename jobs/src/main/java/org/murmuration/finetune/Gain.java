package org.murmuration.finetune;

import java.util.Locale;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.evaluation.PairedOutcomes;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.refusal.Refusal;

/**
 * Whether a classifier has become better: by more images than chance alone turns right, since a
 * validation split may have a handful.
 */
final class Gain {
  /** That many newly right ones, and none newly wrong, are beyond noise; one less is not. */
  static final int FEWEST = 5;

  private static final String AFTER_ALL = "use other settings, or more images, or --keep-anyway";

  private Gain() {}

  /**
   * Before the work.
   *
   * @throws Refusal (input) if on so few images no gain can be shown
   */
  static void requireEnough(long images) {
    if (images < FEWEST) {
      throw Refusal.input(
          "Cannot fine-tune: the validation split has %s, and on less than %d no gain is beyond noise, so nothing can tell whether the result is better (raise --validation-share, or --keep-anyway)"
              .formatted(images == 0 ? "no image" : images + " images", FEWEST));
    }
  }

  /**
   * Before the work.
   *
   * @throws Refusal (quality) if the classifier names too many images right for a gain to be shown
   */
  static void requireRoom(Epoch before, long images) {
    long wrong = images - right(before, images);
    if (wrong < FEWEST) {
      throw Refusal.quality(
          "Cannot fine-tune: the classifier names %d of %d validation images wrong, and less than %d cannot show a gain beyond noise (use more images, or --keep-anyway)"
              .formatted(wrong, images, FEWEST));
    }
  }

  private static long right(Epoch epoch, long images) {
    return Math.round(epoch.validationAccuracy() * images);
  }

  /**
   * @throws Refusal (quality) if the gain is not beyond noise
   */
  static void requireShown(Epoch best, Epoch before, PairedOutcomes outcomes) {
    if (!outcomes.isGain()) {
      throw Refusal.quality(
          "Cannot publish the fine-tuned classifier: it is not better beyond noise, %s, before %s; of %d validation images %s, a gain has p below %s (%s)"
              .formatted(
                  line(best, outcomes.images()),
                  line(before, outcomes.images()),
                  outcomes.images(),
                  outcomes.words(),
                  PairedOutcomes.LEVEL,
                  AFTER_ALL));
    }
  }

  /** Such as {@code validation accuracy 0.8125 (95 % interval 0.570 to 0.934), loss 0.5312}. */
  private static String line(Epoch epoch, long images) {
    return String.format(
        Locale.ROOT,
        "validation accuracy %.4f (%s), loss %.4f",
        epoch.validationAccuracy(),
        WilsonInterval.ofShare(epoch.validationAccuracy(), images).words(),
        epoch.validationLoss());
  }

  /** For people, of one that was published. */
  static String words(PairedOutcomes outcomes) {
    return "Of %d validation images %s: %s"
        .formatted(
            outcomes.images(),
            outcomes.words(),
            outcomes.isGain()
                ? "a gain beyond noise"
                : "no gain beyond noise is shown, and it was published all the same");
  }
}
