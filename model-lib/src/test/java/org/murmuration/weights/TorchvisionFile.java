package org.murmuration.weights;

import java.util.List;
import java.util.Map;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.safetensors.SafetensorsFile;

/** A network as torchvision would save it. */
final class TorchvisionFile {
  private TorchvisionFile() {}

  /**
   * @param pixels height x width of the last image before the dense layers; torchvision flattens
   *     channels first
   */
  static SafetensorsFile of(PretrainedNetwork network, int pixels) {
    Architecture architecture = network.architecture();
    SafetensorsFile file = new SafetensorsFile();
    for (Map.Entry<String, String> name :
        architecture.family().torchvisionNames(architecture.layers()).entrySet()) {
      for (String role : List.of("weight", "bias")) {
        ParameterSlot slot = network.parameters().slots().find(name.getValue() + "." + role);
        long[] shape = slot.shape().stream().mapToLong(Integer::longValue).toArray();
        float[] values = new float[(int) slot.elements()];
        network.parameters().memory(slot).get(values);
        boolean first = slot.name().equals("fc1.weight");
        file.put(
            name.getKey() + "." + role,
            shape,
            first ? channelsFirst(values, pixels, (int) shape[1] / pixels) : values);
      }
    }
    return file;
  }

  private static float[] channelsFirst(float[] rows, int pixels, int channels) {
    float[] permuted = new float[rows.length];
    int width = pixels * channels;
    for (int i = 0; i < rows.length; i++) {
      int row = i / width;
      int pixel = i % width / channels;
      int channel = i % channels;
      permuted[row * width + channel * pixels + pixel] = rows[i];
    }
    return permuted;
  }
}
