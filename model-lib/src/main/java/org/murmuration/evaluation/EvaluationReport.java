package org.murmuration.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param matrix what the test images were named; copied
 * @param counts how many images there were of each kind
 * @param loss mean cross-entropy over the test images in nats, if it was measured
 * @param notice what a reader must know before believing the numbers
 * @param settings what was run with what, in the order to show
 * @param history how training went, an entry an epoch; may be empty
 */
public record EvaluationReport(
    String title,
    ConfusionMatrix matrix,
    Counts counts,
    OptionalDouble loss,
    Optional<String> notice,
    List<Setting> settings,
    List<Epoch> history) {

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

  public EvaluationReport {
    matrix = matrix.copy();
    settings = List.copyOf(settings);
    history = List.copyOf(history);
  }

  /** A report with what every evaluation has. */
  public static EvaluationReport of(String title, ConfusionMatrix matrix, Counts counts) {
    return new EvaluationReport(
        title, matrix, counts, OptionalDouble.empty(), Optional.empty(), List.of(), List.of());
  }

  /** With the mean cross-entropy over the test images; NaN or infinite if training diverged. */
  public EvaluationReport withLoss(double meanCrossEntropy) {
    return new EvaluationReport(
        title, matrix, counts, OptionalDouble.of(meanCrossEntropy), notice, settings, history);
  }

  /** With a sentence shown before all numbers. */
  public EvaluationReport withNotice(String sentence) {
    return new EvaluationReport(
        title, matrix, counts, loss, Optional.of(sentence), settings, history);
  }

  /** With one more setting after those there are. */
  public EvaluationReport withSetting(String name, String value) {
    List<Setting> more = new ArrayList<>(settings);
    more.add(new Setting(name, value));
    return new EvaluationReport(title, matrix, counts, loss, notice, more, history);
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
    return new EvaluationReport(title, matrix, counts, loss, notice, settings, epochs);
  }

  public LabelSet labels() {
    return matrix.labels();
  }

  /** The 95 % interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(matrix.correct(), matrix.total());
  }

  /**
   * All numbers by name, those of the whole first, then those of each label ({@code
   * precision.<label>} and so on). All are finite: a loss that is not is left out.
   */
  public Map<String, Double> metrics() {
    return Metrics.of(this);
  }
}
