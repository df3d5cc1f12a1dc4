package org.murmuration.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.refusal.Refusal;

/**
 * Fills a network from a file of any layout: every layer must be there with the right shape, none
 * left over, each value finite. What can be refused without memory for a network is.
 */
final class LayoutReader {
  private final Layout layout;
  private final String location;
  private final Architecture architecture;
  private final GraphPlan whole;
  private final Map<String, ParameterSlot> slots = new LinkedHashMap<>();

  LayoutReader(Layout layout, String location, Architecture architecture) {
    this.layout = layout;
    this.location = location;
    this.architecture = architecture;
    this.whole = GraphPlan.whole(architecture);
  }

  /**
   * @return a network that the caller closes
   * @throws Refusal if arrays are missing, left over, of another shape, or not finite
   */
  PretrainedNetwork read() throws IOException {
    requireSameLayers();
    layout.arrays().forEach(this::requireShape);
    PretrainedNetwork network = PretrainedNetwork.empty(architecture);
    try {
      layout.forEach((array, floats) -> take(network, array, floats));
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void requireSameLayers() {
    ParameterLayout wanted = ParameterLayout.of(architecture);
    Map<String, String> names = layout.names(architecture);
    Set<String> missing = new TreeSet<>(wanted.all().stream().map(ParameterSlot::name).toList());
    List<String> leftOver = new ArrayList<>();
    for (ForeignArray array : layout.arrays()) {
      ParameterSlot slot = slot(array, names, wanted);
      if (slot == null) {
        leftOver.add(array.toString());
      } else {
        slots.put(array.name(), slot);
        missing.remove(slot.name());
      }
    }
    if (!missing.isEmpty() || !leftOver.isEmpty()) {
      throw refusal("missing %s, left over %s".formatted(missing, leftOver));
    }
  }

  private static ParameterSlot slot(
      ForeignArray array, Map<String, String> names, ParameterLayout wanted) {
    int dot = array.name().lastIndexOf('.');
    String layer = names.get(array.name().substring(0, Math.max(dot, 0)));
    return layer == null ? null : wanted.find(layer + array.name().substring(dot));
  }

  private void requireShape(ForeignArray array) {
    List<Long> expected = layout.order().shape(slots.get(array.name()));
    if (!array.shape().equals(expected)) {
      throw refusal("found %s, expected the shape %s".formatted(array, expected));
    }
  }

  private Refusal refusal(String why) {
    return Refusal.input("Cannot import %s as %s: %s".formatted(location, architecture.id(), why));
  }

  private void take(PretrainedNetwork network, ForeignArray array, FloatSource floats)
      throws IOException {
    ParameterSlot slot = slots.get(array.name());
    FloatBuffer memory = network.parameters().memory(slot);
    layout.order().copy(floats, slot, pixels(slot), memory);
    requireFinite(array, memory);
  }

  /** Of the image that a layer flattens; 1 for all layers but the first dense one. */
  private int pixels(ParameterSlot slot) {
    return whole
        .flattenedBefore(slot)
        .map(flattened -> flattened.height() * flattened.width())
        .orElse(1);
  }

  private void requireFinite(ForeignArray array, FloatBuffer values) {
    for (int i = 0; i < values.limit(); i++) {
      if (!Float.isFinite(values.get(i))) {
        throw Refusal.input(
            "Cannot import %s: %s has the value %s at position %d"
                .formatted(location, array, values.get(i), i));
      }
    }
  }
}
