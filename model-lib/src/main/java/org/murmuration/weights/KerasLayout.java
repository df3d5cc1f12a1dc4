package org.murmuration.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * An HDF5 file of Keras 1 or 2: the weights alone, as VGG's were published, or a whole model, which
 * has them in the group {@code model_weights}. The attribute {@code layer_names} lists groups, the
 * attribute {@code weight_names} of each lists its arrays. A model that is a layer of another is
 * one group.
 */
final class KerasLayout extends Hdf5Layout {
  static final String WHOLE_MODEL = "model_weights";
  private static final String LAYERS = "layer_names";

  private final boolean whole;
  private final Map<String, String> groups = new HashMap<>();
  private final KerasAttributes attributes;
  private final KerasOrder order;

  KerasLayout(Hdf5Group root, String location) {
    super(location);
    this.whole = root.has(WHOLE_MODEL);
    Hdf5Group weights = whole ? root.group(WHOLE_MODEL) : root;
    this.attributes = new KerasAttributes(root, weights, location);
    for (String layer : weights.strings(LAYERS).orElseThrow(() -> lacks(weights, LAYERS))) {
      add(layer, weights.group(layer));
    }
    requireApart();
    this.order = new KerasOrder(attributes, arrays(), location);
  }

  /** Whether a file is one of Keras's. */
  static boolean is(Hdf5Group root) {
    return root.has(WHOLE_MODEL) || root.attributes().contains(LAYERS);
  }

  private Refusal lacks(Hdf5Group group, String attribute) {
    return Refusal.input(
        "Cannot import %s: its group /%s lacks the attribute %s, expected that of Keras 2"
            .formatted(location(), group.path(), attribute));
  }

  private void add(String layer, Hdf5Group group) {
    String attribute = "weight_names";
    List<String> names = group.strings(attribute).orElseThrow(() -> lacks(group, attribute));
    KerasNames ours = new KerasNames(layer, names);
    for (String name : names) {
      String ourName = ours.of(name);
      groups.put(ourName, layer);
      add(ourName, array(group, name));
    }
  }

  private static Hdf5Array array(Hdf5Group group, String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? group.array(name)
        : array(group.group(name.substring(0, slash)), name.substring(slash + 1));
  }

  @Override
  public String title() {
    return whole ? "Keras model HDF5" : "Keras weights HDF5";
  }

  @Override
  public String owner() {
    return "Keras";
  }

  @Override
  public AxisOrder order() {
    return order.order();
  }

  @Override
  public List<String> readings() {
    return order.readings();
  }

  /**
   * Keras lists layers in the order in which they compute. In a model that is a layer those that
   * learn come first, so that what normalises there may lie anywhere.
   */
  @Override
  public boolean isOnTop(String array, Set<String> trunk) {
    List<String> names = List.copyOf(arrayNames());
    boolean known = LayerNames.isOfALayer(array);
    return trunk.stream()
        .allMatch(
            below ->
                names.indexOf(below) < names.indexOf(array)
                    && (known || !groups.get(below).equals(groups.get(array))));
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    return LayerNames.ofKeras(architecture);
  }

  @Override
  public Optional<ImageShape> input() {
    return attributes.input();
  }
}
