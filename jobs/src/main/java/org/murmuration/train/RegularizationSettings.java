package org.murmuration.train;

import java.util.Map;
import org.murmuration.command.OptionCheck;
import picocli.CommandLine.Option;

/** What keeps a head from learning its examples by heart, and rare labels from being overlooked. */
final class RegularizationSettings {
  @Option(
      names = "--l2",
      paramLabel = "FACTOR",
      defaultValue = "0.0001",
      description = "Weight decay (default: ${DEFAULT-VALUE})")
  private double l2;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of features left out at each step, others each time (default: ${DEFAULT-VALUE})")
  private double dropout;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of certainty spread over all labels (default: ${DEFAULT-VALUE})")
  private double labelSmoothing;

  @Option(
      names = "--class-weights",
      paramLabel = "none|balanced|LABEL=WEIGHT,...",
      defaultValue = "none",
      description =
          "How much examples of a label count; balanced: all labels the same together (default: ${DEFAULT-VALUE})")
  private String classWeights;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  void check() {
    if (l2 != 0) {
      OptionCheck.positive("--l2", l2);
    }
    OptionCheck.below1("--dropout", dropout);
    OptionCheck.below1("--label-smoothing", labelSmoothing);
    classWeights();
  }

  /** The same with another weight decay. */
  RegularizationSettings with(double otherL2) {
    RegularizationSettings other = new RegularizationSettings();
    other.l2 = otherL2;
    other.dropout = dropout;
    other.labelSmoothing = labelSmoothing;
    other.classWeights = classWeights;
    return other;
  }

  double l2() {
    return l2;
  }

  double dropout() {
    return dropout;
  }

  double labelSmoothing() {
    return labelSmoothing;
  }

  ClassWeights classWeights() {
    return ClassWeights.of(classWeights);
  }

  /** What is on, by name. */
  void describe(Map<String, String> settings) {
    if (dropout > 0) {
      settings.put("dropout", Double.toString(dropout));
    }
    if (labelSmoothing > 0) {
      settings.put("label_smoothing", Double.toString(labelSmoothing));
    }
    if (!classWeights().equals(ClassWeights.NONE)) {
      settings.put("class_weights", classWeights);
    }
  }
}
