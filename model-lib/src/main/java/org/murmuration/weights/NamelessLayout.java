package org.murmuration.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * An HDF5 file of Keras as it was in 2015, when VGG's weights came to it: groups {@code layer_0}
 * and on for all layers, padding and pooling too, in each {@code param_0} and on; no names. Theano
 * computed it: kernels are {@code [out, in, h, w]} and turned, images channels first.
 */
final class NamelessLayout extends Hdf5Layout {
  private static final String COUNT = "nb_layers";
  private static final String GROUP = "layer_";

  /** VGG19 with its padding has 46. */
  private static final int MAX_LAYERS = 1000;

  /** Axes of the weights by the group of their layer, in order. */
  private final Map<String, Integer> layers = new LinkedHashMap<>();

  NamelessLayout(Hdf5Group root, String location) {
    super(location);
    for (int i = 0; i < MAX_LAYERS && root.has(GROUP + i); i++) {
      add(GROUP + i, root.group(GROUP + i).arrays());
    }
    requireAll(root);
    requireApart();
  }

  /** Whether a file is such a one. */
  static boolean is(Hdf5Group root) {
    return root.attributes().contains(COUNT) && root.has(GROUP + 0);
  }

  private void add(String layer, Map<String, Hdf5Array> arrays) {
    arrays.forEach((name, array) -> add(layer + role(name, array), array));
    if (!arrays.isEmpty()) {
      layers.put(
          layer,
          arrays.values().stream().mapToInt(array -> array.shape().length).max().orElseThrow());
    }
  }

  private static String role(String name, Hdf5Array array) {
    if (name.equals("param_0") && array.shape().length > 1) {
      return ".weight";
    }
    return name.equals("param_1") && array.shape().length == 1 ? ".bias" : "/" + name;
  }

  /** A layer after a gap would be taken for no layer. */
  private void requireAll(Hdf5Group root) {
    long groups = root.names().stream().filter(name -> name.startsWith(GROUP)).count();
    long found = 0;
    while (found < MAX_LAYERS && root.has(GROUP + found)) {
      found++;
    }
    if (found != groups) {
      throw Refusal.input(
          "Cannot import %s: it has %d groups %s*, and none of the name %s%d"
              .formatted(location(), groups, GROUP, GROUP, found));
    }
  }

  @Override
  public String title() {
    return "Keras weights HDF5 of 2015";
  }

  @Override
  public String owner() {
    return "Keras";
  }

  @Override
  public AxisOrder order() {
    return new AxisOrder(false, true, true, true);
  }

  @Override
  public List<String> readings() {
    return List.of(
        "layers taken in their order, as they have no names, and kernels as Theano's, turned by 180 degrees");
  }

  /** By their places. Where kinds or numbers differ, names are such as the file does not have. */
  @Override
  public Map<String, String> names(Architecture architecture) {
    List<Layer> wanted =
        architecture.layers().stream().filter(layer -> layer.kind().hasParameters()).toList();
    List<String> found = new ArrayList<>(layers.keySet());
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Layer layer = wanted.get(i);
      boolean fits = i < found.size() && axes(layer) == layers.get(found.get(i));
      names.put(fits ? found.get(i) : layer.name(), layer.name());
    }
    return names;
  }

  private static int axes(Layer layer) {
    return layer.kind() == LayerKind.CONVOLUTION ? 4 : 2;
  }

  @Override
  public Optional<ImageShape> input() {
    return Optional.empty();
  }
}
