package org.murmuration.evaluation;

import java.util.List;
import java.util.Map;
import org.murmuration.label.LabelSet;

/**
 * All that is known about one evaluation. Start with {@link #of} and add what there is:
 *
 * <pre>{@code
 * EvaluationReport.of("Flowers", matrix, new Counts(48, 16, 16, 0))
 *     .withLoss(0.41)
 *     .withSetting("network", "vgg16")
 *     .withNotice("The weights of this network are random (not pre-trained).")
 *     .withHistory(epochs);
 * }</pre>
 *
 * @param title what was evaluated, in the user's words
 * @param scores what the test images were named
 * @param images how many images there were of each kind
 * @param run how it came to what was evaluated
 * @param gallery images that are worth a look
 */
public record EvaluationReport(
    String title, Scores scores, ImageUse images, RunFacts run, Gallery gallery) {

  /**
   * Images by what they were used for.
   *
   * @param rejects files that could not be used as images
   */
  public record Counts(long train, long validation, long test, long rejects) {
    public Counts {
      if (train < 0 || validation < 0 || test < 0 || rejects < 0) {
        throw new IllegalArgumentException(
            "Cannot count images: train %s, validation %s, test %s, rejects %s (none is below 0)"
                .formatted(train, validation, test, rejects));
      }
    }
  }

  /** One thing that the result depends on: network, cut, seed and the like. */
  public record Setting(String name, String value) {}

  /**
   * How one epoch of training ended. A value that was not measured is NaN, and is not drawn.
   *
   * @param number 1 for the first
   * @param loss mean cross-entropy over the training images
   * @param validationAccuracy 0 to 1
   */
  public record Epoch(int number, double loss, double validationLoss, double validationAccuracy) {}

  /** A report of what was named, and of nothing else. */
  public static EvaluationReport of(String title, ConfusionMatrix matrix, Counts counts) {
    return of(title, Scores.of(matrix), ImageUse.of(counts));
  }

  /** A report with what every evaluation has. */
  public static EvaluationReport of(String title, Scores scores, ImageUse images) {
    return new EvaluationReport(title, scores, images, RunFacts.NONE, Gallery.NONE);
  }

  /** With the mean cross-entropy over the test images; NaN or infinite if training diverged. */
  public EvaluationReport withLoss(double meanCrossEntropy) {
    return new EvaluationReport(title, scores.withLoss(meanCrossEntropy), images, run, gallery);
  }

  /** With a sentence shown before all numbers. */
  public EvaluationReport withNotice(String sentence) {
    return with(run.withNotice(sentence));
  }

  /** With one more setting after those there are. */
  public EvaluationReport withSetting(String name, String value) {
    return with(run.withSetting(name, value));
  }

  /** With more settings, in the order in which the map gives them. */
  public EvaluationReport withSettings(Map<String, String> settings) {
    EvaluationReport report = this;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      report = report.withSetting(setting.getKey(), setting.getValue());
    }
    return report;
  }

  /** With how training went, instead of what was there. */
  public EvaluationReport withHistory(List<Epoch> epochs) {
    return with(run.withHistory(epochs));
  }

  /** With images to look at, instead of those there were. */
  public EvaluationReport withGallery(Gallery shown) {
    return new EvaluationReport(title, scores, images, run, shown);
  }

  private EvaluationReport with(RunFacts facts) {
    return new EvaluationReport(title, scores, images, facts, gallery);
  }

  /** What the test images were named. */
  public ConfusionMatrix matrix() {
    return scores.matrix();
  }

  public List<Epoch> history() {
    return run.history();
  }

  public LabelSet labels() {
    return matrix().labels();
  }

  /** The 95 % interval of the accuracy. */
  public WilsonInterval interval() {
    return scores.interval();
  }

  /**
   * All numbers by name, those of the whole first, then those of each label ({@code
   * precision.<label>} and so on). All are finite: a loss that is not is left out.
   */
  public Map<String, Double> metrics() {
    return Metrics.of(this);
  }

  /** Those of {@link #metrics} that are of the whole. */
  public Map<String, Double> overallMetrics() {
    return Metrics.overall(this);
  }

  /** Those of each label, without its name behind theirs, in the order of the labels. */
  public List<Map<String, Double>> labelMetrics() {
    return Metrics.byLabel(this);
  }
}
