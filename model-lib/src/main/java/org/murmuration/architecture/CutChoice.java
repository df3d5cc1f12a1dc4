package org.murmuration.architecture;

import java.io.Serializable;
import java.util.List;
import org.murmuration.refusal.Given;

/**
 * Where a user wants a network cut.
 *
 * @param layers the first is the one that heads are trained on unless they name another; empty for
 *     the network's own
 * @param pooling for each that gives {@code [height, width, channels]}
 */
public record CutChoice(List<String> layers, Pooling pooling) implements Serializable {
  /** The network's own. */
  public static final CutChoice DEFAULT = new CutChoice(List.of(), Pooling.AVERAGE);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is null
   */
  public CutChoice {
    layers = Given.all("a cut", layers);
    Given.value("a pooling", pooling);
  }

  /** One cut or more. Whether the network has these layers is not looked at. */
  public List<CutPoint> on(Backbone backbone) {
    List<String> chosen = layers.isEmpty() ? List.of(backbone.defaultCut().layer()) : layers;
    return chosen.stream().map(layer -> new CutPoint(layer, pooling)).toList();
  }
}
