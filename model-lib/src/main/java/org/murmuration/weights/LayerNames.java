package org.murmuration.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.ParameterLayout;

/**
 * What other programs than torchvision, whose names a family knows, call our layers with
 * parameters: our names by theirs.
 */
final class LayerNames {
  private LayerNames() {}

  /** Whether an array is the weights or biases of a layer, whichever. */
  static boolean isOfALayer(String array) {
    return array.endsWith(ParameterLayout.WEIGHT) || array.endsWith(ParameterLayout.BIAS);
  }

  /** Keras's names of VGG's layers are ours. */
  static Map<String, String> ofKeras(Architecture architecture) {
    Map<String, String> names = new LinkedHashMap<>();
    architecture.layers().stream()
        .filter(layer -> layer.kind().hasParameters())
        .forEach(layer -> names.put(layer.name(), layer.name()));
    return names;
  }

  /** {@code conv1_1} to {@code conv5_3}, {@code dense_1} to {@code dense_3}. */
  static Map<String, String> ofNeuPy(Architecture architecture) {
    int[] dense = {0};
    return ofKeras(architecture).keySet().stream()
        .collect(
            Collectors.toMap(
                name ->
                    name.startsWith("block")
                        ? name.replaceFirst("block(\\d)_conv(\\d)", "conv$1_$2")
                        : "dense_" + ++dense[0],
                name -> name,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  /** DL4J's zoo counts convolutions, pools and dense layers: {@code 0} to {@code 20} in VGG16. */
  static Map<String, String> ofZoo(Architecture architecture) {
    Map<String, String> names = new LinkedHashMap<>();
    int count = 0;
    for (Layer layer : architecture.layers()) {
      if (layer.kind().hasParameters()) {
        names.put(Integer.toString(count), layer.name());
      }
      if (layer.kind().hasParameters() || layer.kind() == LayerKind.MAX_POOL) {
        count++;
      }
    }
    return names;
  }
}
