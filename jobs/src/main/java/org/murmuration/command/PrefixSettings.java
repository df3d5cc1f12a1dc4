package org.murmuration.command;

import org.murmuration.architecture.CutChoice;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.refusal.Given;

/**
 * Which part of a network runs over images, and how.
 *
 * @param cut where it ends
 * @param batchSize images in one forward pass, at least 1
 * @param weightsBy how the network reaches executors
 * @param precision which numbers it computes with
 */
public record PrefixSettings(
    CutChoice cut, int batchSize, WeightsBy weightsBy, PrecisionSettings precision) {
  private static final PrefixSettings DEFAULTS =
      new PrefixSettings(CutChoice.DEFAULT, 16, WeightsBy.BROADCAST);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PrefixSettings {
    Given.value("--cut", cut);
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    Given.value("--weights-by", weightsBy);
    Given.value("--precision", precision);
  }

  /** In float32. */
  public PrefixSettings(CutChoice cut, int batchSize, WeightsBy weightsBy) {
    this(cut, batchSize, weightsBy, PrecisionSettings.FLOAT32);
  }

  public static PrefixSettings defaults() {
    return DEFAULTS;
  }

  public PrefixSettings withCut(CutChoice other) {
    return new PrefixSettings(other, batchSize, weightsBy, precision);
  }

  public PrefixSettings withBatchSize(int images) {
    return new PrefixSettings(cut, images, weightsBy, precision);
  }

  public PrefixSettings withWeightsBy(WeightsBy way) {
    return new PrefixSettings(cut, batchSize, way, precision);
  }

  public PrefixSettings withPrecision(PrecisionSettings other) {
    return new PrefixSettings(cut, batchSize, weightsBy, other);
  }
}
