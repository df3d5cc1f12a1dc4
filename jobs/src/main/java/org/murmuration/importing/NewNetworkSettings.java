package org.murmuration.importing;

import org.murmuration.architecture.Architecture;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Given;

/**
 * Which network is drawn.
 *
 * @param architecture its layers
 * @param preset how pixels become its input
 * @param seed decides the weights
 */
public record NewNetworkSettings(Architecture architecture, Preset preset, long seed) {
  private static final NewNetworkSettings DEFAULTS =
      new NewNetworkSettings(Architecture.vgg16(), Preset.CAFFE, 1);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is null
   */
  public NewNetworkSettings {
    Given.value("--architecture", architecture);
    Given.value("--preset", preset);
  }

  public static NewNetworkSettings defaults() {
    return DEFAULTS;
  }

  public NewNetworkSettings withArchitecture(Architecture other) {
    return new NewNetworkSettings(other, preset, seed);
  }

  public NewNetworkSettings withPreset(Preset other) {
    return new NewNetworkSettings(architecture, other, seed);
  }

  public NewNetworkSettings withSeed(long other) {
    return new NewNetworkSettings(architecture, preset, other);
  }
}
