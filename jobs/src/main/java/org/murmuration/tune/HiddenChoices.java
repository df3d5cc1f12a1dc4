package org.murmuration.tune;

import java.util.List;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.refusal.Refusal;

/** Hidden layers to choose from, such as {@code none,256,256-64}: the comma is between choices. */
final class HiddenChoices {
  private HiddenChoices() {}

  /**
   * @throws Refusal (settings) if one of them is none
   */
  static List<HiddenLayers> of(List<String> texts) {
    return texts.stream().map(HiddenChoices::of).toList();
  }

  private static HiddenLayers of(String text) {
    return HiddenLayers.parse(text.replace('-', ','))
        .filter(layers -> joined(layers).equals(text))
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use --hiddens '%s': each must be none, or up to %d layers of 1 to %d units, such as 256-64"
                        .formatted(text, HiddenLayers.MOST_LAYERS, HiddenLayers.MOST_UNITS)));
  }

  /** Such as {@code 256-64}. */
  static String joined(HiddenLayers layers) {
    return layers.toString().replace(',', '-');
  }
}
