package org.murmuration.engine;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How large the activations of some layers are, image by image; from there come the scales on which
 * they have 8 bits. Parts that were measured apart add up to what one measured of all.
 */
public final class ActivationSizes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> layers;
  private final List<Histogram> histograms;

  /**
   * @param layers that need a scale
   */
  public ActivationSizes(List<String> layers) {
    this.layers = List.copyOf(layers);
    this.histograms = Stream.generate(Histogram::new).limit(layers.size()).toList();
  }

  /**
   * @param activations of one image, for each layer all that it gives
   */
  public void add(List<float[]> activations) {
    requireOfThese(activations.size());
    IntStream.range(0, layers.size()).forEach(i -> histograms.get(i).add(activations.get(i)));
  }

  /** What was measured elsewhere, of the same layers. */
  public void add(ActivationSizes others) {
    requireOfThese(others.layers.size());
    IntStream.range(0, layers.size()).forEach(i -> histograms.get(i).add(others.histograms.get(i)));
  }

  private void requireOfThese(int count) {
    if (count != layers.size()) {
      throw new IllegalArgumentException(
          "Cannot measure activations of %d layers: those of %d are wanted"
              .formatted(count, layers.size()));
    }
  }

  /**
   * @param images names of those that were measured
   */
  public Calibration calibration(List<String> images) {
    Map<String, Float> scales = new TreeMap<>();
    IntStream.range(0, layers.size())
        .forEach(i -> scales.put(layers.get(i), histograms.get(i).scale()));
    return Calibration.of(images, scales);
  }
}
