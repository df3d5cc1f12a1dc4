package org.murmuration.onednn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;

/**
 * Measures on which scales a network's activations are best rounded to 8 bits, by running images
 * through it in float32.
 */
public final class Calibrating implements AutoCloseable {
  private final Map<String, Histogram> histograms = new LinkedHashMap<>();
  private final OnednnPass pass;

  /**
   * @param parameters only read, and not needed afterwards
   */
  public Calibrating(FrozenLayers layers, Parameters parameters) {
    List<String> names = List.copyOf(new Arithmetic(layers, Precision.INT8).scales());
    names.forEach(name -> histograms.put(name, new Histogram()));
    this.pass = OnednnPass.of(layers.giving(names), parameters);
  }

  /** Looks at some images more. */
  public void add(ImageBatch images) {
    List<float[][]> rows = pass.runAll(images);
    int output = 0;
    for (Histogram histogram : histograms.values()) {
      for (float[] row : rows.get(output)) {
        histogram.add(row);
      }
      output++;
    }
  }

  /**
   * @param images names of those that were added
   */
  public Calibration result(List<String> images) {
    return Calibration.of(
        images,
        histograms.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().scale())));
  }

  @Override
  public void close() {
    pass.close();
  }
}
