package org.murmuration.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Layer;

/**
 * What torchvision calls our layers. Its VGG is {@code features}, a list in which convolutions,
 * ReLUs and pools are counted, then {@code classifier}, in which the dense layers are 0, 3 and 6
 * (torchvision/models/vgg.py). Our SqueezeNet has torchvision's names already.
 */
final class TorchvisionNames {
  private static final List<String> DENSE = List.of("classifier.0", "classifier.3", "classifier.6");

  private TorchvisionNames() {}

  /** Our names of layers with parameters by torchvision's, in order. */
  static Map<String, String> of(Architecture architecture) {
    Map<String, String> names = new LinkedHashMap<>();
    int feature = 0;
    int dense = 0;
    for (Layer layer : architecture.layers()) {
      switch (layer.kind()) {
        case CONVOLUTION -> names.put(convolution(architecture, layer, feature++), layer.name());
        case RELU, MAX_POOL -> feature++;
        case DENSE -> names.put(DENSE.get(dense++), layer.name());
        default -> {
          // Without parameters and not counted by torchvision.
        }
      }
    }
    return names;
  }

  private static String convolution(Architecture architecture, Layer layer, int feature) {
    return architecture.family().isVgg() ? "features." + feature : layer.name();
  }
}
