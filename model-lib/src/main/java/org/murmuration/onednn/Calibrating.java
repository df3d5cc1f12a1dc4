package org.murmuration.onednn;

import java.util.List;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.ActivationSizes;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;

/**
 * Measures on which scales a network's activations are best rounded to 8 bits, by running images
 * through it in float32.
 */
public final class Calibrating implements AutoCloseable {
  private final ActivationSizes sizes;
  private final OnednnPass pass;

  /**
   * @param parameters only read, and not needed afterwards
   */
  public Calibrating(FrozenLayers layers, Parameters parameters) {
    this.sizes = new ActivationSizes(scales(layers));
    this.pass = activations(layers, parameters);
  }

  /** The layers whose activations need a scale each, in the order of {@link #activations}. */
  public static List<String> scales(FrozenLayers layers) {
    return List.copyOf(new Arithmetic(layers, Precision.INT8).scales());
  }

  /**
   * From images to all activations that need a scale, an output each, in float32.
   *
   * @param parameters only read, and not needed afterwards
   */
  public static OnednnPass activations(FrozenLayers layers, Parameters parameters) {
    return OnednnPass.of(layers.giving(scales(layers)), parameters);
  }

  /** Looks at some images more. */
  public void add(ImageBatch images) {
    List<float[][]> outputs = pass.runAll(images);
    for (int image = 0; image < images.size(); image++) {
      int place = image;
      sizes.add(outputs.stream().map(rows -> rows[place]).toList());
    }
  }

  /**
   * @param images names of those that were added
   */
  public Calibration result(List<String> images) {
    return sizes.calibration(images);
  }

  @Override
  public void close() {
    pass.close();
  }
}
