package org.murmuration.weights;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.network.PretrainedNetwork;

/** A network as Keras and NeuPy would save it; its floats are taken when the file is written. */
final class KerasFile {
  private KerasFile() {}

  /** Weights alone, as those of VGG16 were published. */
  static Hdf5File.Group weights(PretrainedNetwork network) {
    return weights(network, "%s_W_1:0", "%s_b_1:0");
  }

  /** A whole model of Keras 2. */
  static Hdf5File.Group model(PretrainedNetwork network) {
    Hdf5File.Group root = new Hdf5File.Group();
    Hdf5File.Group weights = weights(network, "%s/kernel:0", "%s/bias:0");
    int height = network.architecture().input().height();
    int width = network.architecture().input().width();
    root.attribute("keras_version", "2.11.0")
        .attribute(
            "model_config",
            "{\"class_name\": \"Functional\", \"config\": {\"layers\": [{\"config\": {\"batch_input_shape\": [null, %d, %d, 3], \"data_format\": \"channels_last\"}}]}}"
                .formatted(height, width));
    return root.put("model_weights", weights);
  }

  private static Hdf5File.Group weights(
      PretrainedNetwork network, String weightName, String biasName) {
    Hdf5File.Group root = new Hdf5File.Group();
    List<String> layers = new ArrayList<>(List.of("input_1"));
    root.group("input_1").attribute("weight_names", List.of());
    for (String layer : layers(network)) {
      layers.add(layer);
      String weight = weightName.formatted(layer);
      String bias = biasName.formatted(layer);
      Hdf5File.Group group = root.group(layer).attribute("weight_names", List.of(weight, bias));
      add(group, weight, network, layer + ".weight");
      add(group, bias, network, layer + ".bias");
    }
    return root.attribute("layer_names", layers);
  }

  /** As NeuPy's {@code storage.save}. */
  static Hdf5File.Group neuPy(PretrainedNetwork network) {
    Hdf5File.Group root = new Hdf5File.Group();
    root.attribute("metadata", "{\"library\": \"neupy\"}")
        .attribute("graph", "{}")
        .attribute("layer_names", "[]");
    int dense = 0;
    for (String layer : layers(network)) {
      String name =
          layer.startsWith("block")
              ? layer.replaceFirst("block(\\d)_conv(\\d)", "conv$1_$2")
              : "dense_" + ++dense;
      add(root.group(name), "weight", network, layer + ".weight");
      add(root.group(name), "bias", network, layer + ".bias");
    }
    return root;
  }

  private static Iterable<String> layers(PretrainedNetwork network) {
    TreeSet<String> layers = new TreeSet<>();
    network.parameters().slots().all().stream()
        .map(slot -> slot.name().substring(0, slot.name().lastIndexOf('.')))
        .forEach(layers::add);
    return layers;
  }

  private static void add(
      Hdf5File.Group group, String path, PretrainedNetwork network, String slotName) {
    int slash = path.indexOf('/');
    if (slash >= 0) {
      add(group.group(path.substring(0, slash)), path.substring(slash + 1), network, slotName);
      return;
    }
    ParameterSlot slot = network.parameters().slots().find(slotName);
    FloatBuffer memory = network.parameters().memory(slot);
    group.array(
        path,
        shape(slot),
        (block, position) -> {
          for (long i = position; block.hasRemaining(); i++) {
            block.put(memory.get(index(slot, i)));
          }
        });
  }

  private static long[] shape(ParameterSlot slot) {
    List<Integer> ours = slot.shape();
    return switch (ours.size()) {
      case 4 -> new long[] {ours.get(2), ours.get(3), ours.get(1), ours.get(0)};
      case 2 -> new long[] {ours.get(1), ours.get(0)};
      default -> new long[] {ours.get(0)};
    };
  }

  /** Where a float of the file is in our memory. */
  private static int index(ParameterSlot slot, long position) {
    if (slot.shape().size() == 1) {
      return (int) position;
    }
    int outputs = slot.shape().get(0);
    int inputs = (int) (slot.elements() / outputs);
    int output = (int) (position % outputs);
    int input = (int) (position / outputs);
    if (slot.shape().size() == 2) {
      return output * inputs + input;
    }
    int channels = slot.shape().get(1);
    int pixel = input / channels;
    int channel = input % channels;
    return output * inputs + channel * (inputs / channels) + pixel;
  }
}
