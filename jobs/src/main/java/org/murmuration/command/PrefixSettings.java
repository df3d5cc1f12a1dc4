package org.murmuration.command;

import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * Which part of a network runs over images, and how.
 *
 * @param cuts the first is the one that heads are trained on unless they name another
 * @param batchSize images in one forward pass, at least 1
 * @param weightsBy how the network reaches executors
 */
public record PrefixSettings(List<CutPoint> cuts, int batchSize, WeightsBy weightsBy) {
  private static final PrefixSettings DEFAULTS =
      new PrefixSettings(List.of(CutPoint.at("fc2")), 16, WeightsBy.BROADCAST);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public PrefixSettings {
    cuts = Given.all("--cut", cuts);
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    Given.value("--weights-by", weightsBy);
    if (cuts.isEmpty()) {
      throw Refusal.settings("Cannot embed: no cut is named (name a layer with --cut)");
    }
  }

  public static PrefixSettings defaults() {
    return DEFAULTS;
  }

  public PrefixSettings withCuts(List<CutPoint> others) {
    return new PrefixSettings(others, batchSize, weightsBy);
  }

  public PrefixSettings withBatchSize(int images) {
    return new PrefixSettings(cuts, images, weightsBy);
  }

  public PrefixSettings withWeightsBy(WeightsBy way) {
    return new PrefixSettings(cuts, batchSize, way);
  }
}
