package org.murmuration.plan;

import java.util.OptionalDouble;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PrefixSettings;
import org.murmuration.refusal.Given;

/**
 * What is to be done, and on what.
 *
 * @param prefix which part of the network runs over images, and how
 * @param cluster the executors
 * @param tail what is to be fine-tuned
 * @param imagesPerSecondACore as measured; that of the project's measurements, if empty
 */
public record PlanSettings(
    PrefixSettings prefix,
    ClusterShape cluster,
    TailSettings tail,
    OptionalDouble imagesPerSecondACore) {
  private static final PlanSettings DEFAULTS =
      new PlanSettings(
          PrefixSettings.defaults(),
          ClusterShape.defaults(),
          TailSettings.defaults(),
          OptionalDouble.empty());

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PlanSettings {
    Given.value("--cut and --batch-size", prefix);
    Given.value("--executors", cluster);
    Given.value("--unfreeze-from", tail);
    Given.value("--images-per-second-a-core", imagesPerSecondACore)
        .ifPresent(rate -> OptionCheck.positive("--images-per-second-a-core", rate));
  }

  public static PlanSettings defaults() {
    return DEFAULTS;
  }

  public PlanSettings withPrefix(PrefixSettings other) {
    return new PlanSettings(other, cluster, tail, imagesPerSecondACore);
  }

  public PlanSettings withCluster(ClusterShape other) {
    return new PlanSettings(prefix, other, tail, imagesPerSecondACore);
  }

  public PlanSettings withTail(TailSettings other) {
    return new PlanSettings(prefix, cluster, other, imagesPerSecondACore);
  }

  public PlanSettings withImagesPerSecondACore(double rate) {
    return new PlanSettings(prefix, cluster, tail, OptionalDouble.of(rate));
  }
}
