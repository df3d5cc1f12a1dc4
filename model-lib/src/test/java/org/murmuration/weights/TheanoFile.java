package org.murmuration.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.network.PretrainedNetwork;

/**
 * A VGG as Keras saved it from Theano: kernels turned by 180 degrees.
 *
 * @param pixels height x width of what the first dense layer flattens
 * @param kernelsFirst kernels are {@code [out, in, h, w]}, otherwise {@code [h, w, in, out]}
 * @param channelsFirst rows of the first dense layer are (channel, height, width)
 */
record TheanoFile(
    PretrainedNetwork network, int pixels, boolean kernelsFirst, boolean channelsFirst) {
  /** Keras 1 and 2: groups with the names of layers. */
  Hdf5File.Group named(String weightName, String biasName) {
    Hdf5File.Group root = new Hdf5File.Group();
    List<String> names = new ArrayList<>();
    for (Layer layer : layers()) {
      names.add(layer.name());
      String weight = weightName.formatted(layer.name());
      String bias = biasName.formatted(layer.name());
      put(
          root.group(layer.name()).attribute("weight_names", List.of(weight, bias)),
          layer,
          weight,
          bias);
    }
    return root.attribute("layer_names", names);
  }

  /** Keras in 2015: groups that are counted, padding included. */
  Hdf5File.Group counted() {
    Hdf5File.Group root = new Hdf5File.Group().attribute("nb_layers", "many");
    int count = 0;
    for (Layer layer : network.architecture().layers()) {
      boolean padded = layer.kind() == LayerKind.CONVOLUTION;
      for (int i = 0; i < (padded ? 2 : 1); i++) {
        root.group("layer_" + count++);
      }
      if (layer.kind().hasParameters()) {
        put(root.group("layer_" + (count - 1)), layer, "param_0", "param_1");
      }
    }
    return root;
  }

  private List<Layer> layers() {
    return network.architecture().layers().stream()
        .filter(layer -> layer.kind().hasParameters())
        .toList();
  }

  private void put(Hdf5File.Group group, Layer layer, String weightName, String biasName) {
    ParameterSlot weight = network.parameters().slots().find(layer.name() + ".weight");
    ParameterSlot bias = network.parameters().slots().find(layer.name() + ".bias");
    put(group, weightName, shape(weight), inFile(weight));
    put(group, biasName, new long[] {bias.elements()}, values(bias));
  }

  private static void put(Hdf5File.Group group, String path, long[] shape, float[] values) {
    int slash = path.indexOf('/');
    if (slash >= 0) {
      put(group.group(path.substring(0, slash)), path.substring(slash + 1), shape, values);
    } else {
      group.array(path, shape, Hdf5File.Floats.of(values));
    }
  }

  private float[] values(ParameterSlot slot) {
    float[] values = new float[(int) slot.elements()];
    network.parameters().memory(slot).get(values);
    return values;
  }

  private long[] shape(ParameterSlot slot) {
    List<Integer> ours = slot.shape();
    if (ours.size() == 2) {
      return new long[] {ours.get(1), ours.get(0)};
    }
    return kernelsFirst
        ? ours.stream().mapToLong(Integer::longValue).toArray()
        : new long[] {ours.get(2), ours.get(3), ours.get(1), ours.get(0)};
  }

  private float[] inFile(ParameterSlot slot) {
    float[] ours = values(slot);
    IntUnaryOperator place = slot.shape().size() == 2 ? dense(slot) : kernel(slot);
    float[] inFile = new float[ours.length];
    for (int i = 0; i < ours.length; i++) {
      inFile[place.applyAsInt(i)] = ours[i];
    }
    return inFile;
  }

  /** Of {@code [in, out]}. */
  private IntUnaryOperator dense(ParameterSlot slot) {
    int outputs = slot.shape().get(0);
    int inputs = slot.shape().get(1);
    boolean permuted = channelsFirst && slot.layer().equals("fc1");
    int channels = inputs / pixels;
    return i -> {
      int input = i % inputs;
      int row = permuted ? input % channels * pixels + input / channels : input;
      return row * outputs + i / inputs;
    };
  }

  private IntUnaryOperator kernel(ParameterSlot slot) {
    int outputs = slot.shape().get(0);
    int channels = slot.shape().get(1);
    return i -> {
      int window = 8 - i % 9;
      int channel = i / 9 % channels;
      int output = i / 9 / channels;
      return kernelsFirst
          ? (output * channels + channel) * 9 + window
          : (window * channels + channel) * outputs + output;
    };
  }
}
