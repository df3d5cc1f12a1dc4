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
  private static final int SIDE_BY_SIDE = 4;

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
    int unit = 0;
    for (; unit + SIDE_BY_SIDE <= outputs.length; unit += SIDE_BY_SIDE) {
      putFour(unit, inputs, outputs);
    }
    for (; unit < outputs.length; unit++) {
      outputs[unit] = biases[unit] + dot(unit, inputs);
    }
    return outputs;
  }

  /** Four sums that do not wait for each other, each in the order of the inputs. */
  private void putFour(int first, float[] inputs, double[] outputs) {
    int width = inputs.length;
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = 0, w = first * width; i < width; i++, w++) {
      double input = inputs[i];
      sum0 += weights[w] * input;
      sum1 += weights[w + width] * input;
      sum2 += weights[w + 2 * width] * input;
      sum3 += weights[w + 3 * width] * input;
    }
    outputs[first] = biases[first] + sum0;
    outputs[first + 1] = biases[first + 1] + sum1;
    outputs[first + 2] = biases[first + 2] + sum2;
    outputs[first + 3] = biases[first + 3] + sum3;
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
