package org.murmuration.weights;

import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;

/**
 * An HDF5 file as NeuPy's {@code storage.save} writes it: a group a layer, in it {@code weight} and
 * {@code bias}; the root has the attributes {@code metadata}, {@code graph} and {@code layer_names}
 * (neupy/storage.py).
 */
final class NeuPyLayout extends Hdf5Layout {
  NeuPyLayout(Hdf5Group root, String location) {
    super(location);
    root.groups()
        .forEach(
            (layer, group) ->
                group.arrays().forEach((role, array) -> add(layer + "." + role, array)));
    requireApart();
  }

  /** Whether a file is one of NeuPy's. */
  static boolean is(Hdf5Group root) {
    return root.attributes().contains("metadata") && root.attributes().contains("layer_names");
  }

  @Override
  public String title() {
    return "NeuPy HDF5";
  }

  @Override
  public String owner() {
    return "NeuPy";
  }

  @Override
  public AxisOrder order() {
    return AxisOrder.outputsLast(false);
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    return LayerNames.ofNeuPy(architecture);
  }

  @Override
  public Optional<ImageShape> input() {
    return Optional.empty();
  }
}
