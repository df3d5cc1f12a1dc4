package org.murmuration.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.murmuration.refusal.Refusal;

/**
 * A layout of PyTorch's in which each batch normalisation has gone into the convolution before it,
 * which gives the same network at inference: normalisation by a fixed mean and variance is {@code y
 * = (x - mean) / sqrt(variance + epsilon) * gamma + beta} (Ioffe and Szegedy 2015, algorithm 2;
 * torch.nn.BatchNorm2d), so its factor goes into the weights and the rest into the biases. Epsilon
 * stands in no file; 1e-5 is PyTorch's.
 *
 * <p>Torchvision counts such layers in {@code features}: without them others have smaller numbers.
 */
final class FoldedLayout extends LayoutOver {
  private static final String FEATURES = "features.";
  private static final String MEAN = ".running_mean";

  private final String location;
  private final SortedSet<Integer> normalisations;
  private final Map<String, ForeignArray> inFile = new LinkedHashMap<>();

  private FoldedLayout(Layout inner, String location, SortedSet<Integer> normalisations) {
    super(
        inner,
        List.of(
            "%d batch normalisations folded into the convolutions before them, with epsilon %s"
                .formatted(normalisations.size(), BatchNormalisation.EPSILON)));
    this.location = location;
    this.normalisations = normalisations;
    inner.arrays().forEach(array -> inFile.put(array.name(), array));
    normalisations.forEach(this::requireConvolution);
  }

  /** The layout itself, if it has no batch normalisation among its features. */
  static Layout of(Layout layout, String location) {
    SortedSet<Integer> normalisations = new TreeSet<>();
    for (ForeignArray array : layout.arrays()) {
      if (array.role().equals(MEAN) && index(array) >= 0) {
        normalisations.add(index(array));
      }
    }
    return normalisations.isEmpty() ? layout : new FoldedLayout(layout, location, normalisations);
  }

  /** Its number among the features; -1 if it is none. */
  private static int index(ForeignArray array) {
    String layer = array.layer().orElse("");
    return layer.matches("features\\.(0|[1-9]\\d{0,2})") ? number(layer) : -1;
  }

  private static int number(String layer) {
    return Integer.parseInt(layer.substring(FEATURES.length()));
  }

  private void requireConvolution(int normalisation) {
    ForeignArray weight = inFile.get(FEATURES + (normalisation - 1) + ".weight");
    if (weight == null || weight.shape().size() <= 2) {
      throw Refusal.input(
          "Cannot import %s: the batch normalisation %s%d comes after no convolution"
              .formatted(location, FEATURES, normalisation));
    }
    List<Long> outputs = weight.shape().subList(0, 1);
    BatchNormalisation.ROLES.forEach(role -> requireShape(normalisation, role, outputs));
    if (!lacksBias(normalisation)) {
      requireShape(normalisation - 1, ".bias", outputs);
    }
  }

  private void requireShape(int feature, String role, List<Long> shape) {
    ForeignArray found = inFile.get(FEATURES + feature + role);
    if (found == null || !found.shape().equals(shape)) {
      throw Refusal.input(
          "Cannot import %s: found %s, expected %s%d%s of the shape %s"
              .formatted(
                  location, found == null ? "nothing" : found, FEATURES, feature, role, shape));
    }
  }

  private boolean isNormalisation(ForeignArray array) {
    return normalisations.contains(index(array));
  }

  private boolean isNormalised(ForeignArray array) {
    return index(array) >= 0 && normalisations.contains(index(array) + 1);
  }

  /** As torchvision names it in a network without normalisations. */
  private ForeignArray renumbered(ForeignArray array) {
    int index = index(array);
    return index < 0
        ? array
        : array.named(FEATURES + (index - normalisations.headSet(index).size()) + array.role());
  }

  /** A convolution before a normalisation may have no biases, but has some afterwards. */
  @Override
  public List<ForeignArray> arrays() {
    List<ForeignArray> arrays = new ArrayList<>();
    for (ForeignArray array : inFile.values()) {
      if (!isNormalisation(array)) {
        arrays.add(renumbered(array));
      }
    }
    normalisations.stream()
        .filter(this::lacksBias)
        .forEach(normalisation -> arrays.add(renumbered(bias(normalisation))));
    return List.copyOf(arrays);
  }

  private boolean lacksBias(int normalisation) {
    return !inFile.containsKey(bias(normalisation).name());
  }

  private ForeignArray bias(int normalisation) {
    return inFile
        .get(FEATURES + normalisation + MEAN)
        .named(FEATURES + (normalisation - 1) + ".bias");
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    Map<Integer, BatchNormalisation> read = read();
    for (int normalisation : normalisations) {
      visitor.visit(renumbered(bias(normalisation)), read.get(normalisation).biases());
    }
    inner()
        .forEach(
            (array, floats) -> {
              if (isNormalised(array) && array.role().equals(".weight")) {
                BatchNormalisation normalisation = read.get(index(array) + 1);
                visitor.visit(renumbered(array), normalisation.scaled(floats, array));
              } else if (!isNormalisation(array) && !isFoldedBias(array)) {
                visitor.visit(renumbered(array), floats);
              }
            });
  }

  private boolean isFoldedBias(ForeignArray array) {
    return isNormalised(array) && array.role().equals(".bias");
  }

  /** A few floats a layer, which are needed before the weights that they change. */
  private Map<Integer, BatchNormalisation> read() throws IOException {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    inner()
        .forEach(
            (array, floats) -> {
              if (isNormalisation(array) || isFoldedBias(array)) {
                vectors.put(array.name(), values(array, floats));
              }
            });
    Map<Integer, BatchNormalisation> read = new LinkedHashMap<>();
    for (int normalisation : normalisations) {
      read.put(
          normalisation,
          BatchNormalisation.of(
              vectors, FEATURES + normalisation, bias(normalisation).name(), location));
    }
    return read;
  }

  private static float[] values(ForeignArray array, FloatSource floats) throws IOException {
    float[] values = new float[Math.toIntExact(array.shape().get(0))];
    floats.read(FloatBuffer.wrap(values));
    return values;
  }
}
