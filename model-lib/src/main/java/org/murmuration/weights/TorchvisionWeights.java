package org.murmuration.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.network.Architecture;
import org.murmuration.network.LayerShape;
import org.murmuration.network.NetworkSummary;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.Slot;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.FloatInput;
import org.murmuration.store.SafetensorsReader;
import org.murmuration.store.TensorInfo;

/**
 * Reads a safetensors file with torchvision's names ({@code features.N.weight}, {@code
 * classifier.N.bias}). Convolutions are {@code [out, in, kh, kw]} and dense layers {@code [out,
 * in]} there as here; only the first dense layer after an image differs: torchvision flattens
 * (channel, height, width), we flatten (height, width, channel).
 */
public final class TorchvisionWeights {
  private final PretrainedNetwork network;
  private final String location;
  private final Map<String, String> names;
  private final LayerShape flattened;
  private final Set<String> missing = new TreeSet<>();
  private final List<String> leftOver = new ArrayList<>();

  private TorchvisionWeights(PretrainedNetwork network, String location) {
    this.network = network;
    this.location = location;
    this.names = TorchvisionNames.of(network.architecture());
    this.flattened = flattened(network.architecture());
    network.parameters().slots().all().forEach(slot -> missing.add(slot.name()));
  }

  private static LayerShape flattened(Architecture architecture) {
    List<NetworkSummary.Row> rows = NetworkSummary.of(architecture).rows();
    return rows.stream()
        .map(NetworkSummary.Row::shape)
        .filter(LayerShape::spatial)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /**
   * @return a network that the caller closes
   * @throws Refusal if arrays are missing, left over, of another shape, or not finite
   */
  public static PretrainedNetwork read(SafetensorsReader file, Architecture architecture)
      throws IOException {
    PretrainedNetwork network = PretrainedNetwork.empty(architecture);
    try {
      new TorchvisionWeights(network, file.location()).fill(file);
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void fill(SafetensorsReader file) throws IOException {
    file.forEach(this::take);
    if (!missing.isEmpty() || !leftOver.isEmpty()) {
      throw Refusal.input(
          "Cannot import %s as %s: missing %s, left over %s"
              .formatted(location, network.architecture().family().id(), missing, leftOver));
    }
  }

  private void take(TensorInfo tensor, FloatInput floats) throws IOException {
    Slot slot = slotOf(tensor.name());
    if (slot == null) {
      leftOver.add(tensor.toString());
      return;
    }
    requireShape(slot, tensor);
    if (slot.name().equals("fc1.weight")) {
      readPermuted(slot, floats);
    } else {
      floats.read(network.parameters().memory(slot));
    }
    requireFinite(slot, tensor);
    missing.remove(slot.name());
  }

  private Slot slotOf(String tensorName) {
    int dot = tensorName.lastIndexOf('.');
    String layer = names.get(tensorName.substring(0, Math.max(dot, 0)));
    return layer == null
        ? null
        : network.parameters().slots().find(layer + tensorName.substring(dot));
  }

  private void requireShape(Slot slot, TensorInfo tensor) {
    if (!slot.holds(tensor.shape())) {
      throw Refusal.input(
          "Cannot import %s as %s: found %s, expected the shape %s"
              .formatted(location, network.architecture().family().id(), tensor, slot.shape()));
    }
  }

  /** Row by row: (channel, height, width) becomes (height, width, channel). */
  private void readPermuted(Slot slot, FloatInput floats) throws IOException {
    FloatBuffer target = network.parameters().memory(slot);
    int pixels = flattened.height() * flattened.width();
    FloatBuffer row = FloatBuffer.allocate(flattened.elements());
    float[] permuted = new float[flattened.elements()];
    while (target.hasRemaining()) {
      floats.read(row.clear());
      for (int i = 0; i < permuted.length; i++) {
        permuted[i % pixels * flattened.channels() + i / pixels] = row.get(i);
      }
      target.put(permuted);
    }
  }

  private void requireFinite(Slot slot, TensorInfo tensor) {
    FloatBuffer values = network.parameters().memory(slot);
    for (int i = 0; i < values.limit(); i++) {
      if (!Float.isFinite(values.get(i))) {
        throw Refusal.input(
            "Cannot import %s: %s has the value %s at position %d"
                .formatted(location, tensor, values.get(i), i));
      }
    }
  }
}
