package org.murmuration.architecture;

import java.io.Serializable;
import org.murmuration.refusal.Given;

/**
 * Where a network is cut: the last layer of the frozen prefix. The name of a convolution or a dense
 * layer means after its ReLU, so that {@code fc2} is NeuPy's {@code layers[-4]}.
 *
 * @param layer name as in {@link Architecture#layers}
 * @param pooling for a layer that gives {@code [height, width, channels]}; of no effect on a vector
 */
public record CutPoint(String layer, Pooling pooling) implements Serializable {
  public CutPoint {
    Given.value("a cut", layer);
    Given.value("a pooling", pooling);
  }

  public static CutPoint at(String layer) {
    return new CutPoint(layer, Pooling.AVERAGE);
  }

  @Override
  public String toString() {
    return layer + "/" + pooling.id();
  }
}
