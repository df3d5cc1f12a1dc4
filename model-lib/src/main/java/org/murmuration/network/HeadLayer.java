package org.murmuration.network;

import java.io.Serializable;
import org.murmuration.refusal.Refusal;

/**
 * The weights and biases of one dense layer of a head, before its activation: {@code [width] ->
 * [units]}. The arrays are not copied.
 *
 * @param weights {@code [units, width]}, row-major
 * @param biases {@code [units]}
 */
public record HeadLayer(float[] weights, float[] biases) implements Serializable {
  /**
   * @throws Refusal if they do not fit each other
   */
  public HeadLayer {
    if (biases.length == 0 || weights.length == 0 || weights.length % biases.length != 0) {
      throw Refusal.input(
          "Cannot make a layer of a head: %d weights do not fit %d biases"
              .formatted(weights.length, biases.length));
    }
  }

  public int units() {
    return biases.length;
  }

  /** Floats that it reads. */
  public int width() {
    return weights.length / biases.length;
  }

  HeadLayer copy() {
    return new HeadLayer(weights.clone(), biases.clone());
  }

  double[] outputs(float[] inputs) {
    double[] outputs = new double[biases.length];
    for (int unit = 0; unit < outputs.length; unit++) {
      outputs[unit] = biases[unit] + dot(unit, inputs);
    }
    return outputs;
  }

  private double dot(int unit, float[] inputs) {
    double sum = 0;
    for (int i = 0, w = unit * inputs.length; i < inputs.length; i++, w++) {
      sum += (double) weights[w] * inputs[i];
    }
    return sum;
  }

  /** The outputs after a ReLU. */
  float[] rectified(float[] inputs) {
    double[] outputs = outputs(inputs);
    float[] rectified = new float[outputs.length];
    for (int unit = 0; unit < outputs.length; unit++) {
      rectified[unit] = (float) Math.max(0, outputs[unit]);
    }
    return rectified;
  }
}
